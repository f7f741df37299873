#include "shared/catalogue/catalogue.h"

#include "shared/base/bytes.h"
#include "shared/catalogue/readers.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <sodium.h>

namespace catalogue
{

namespace
{

namespace fs = std::filesystem;

/// The YAML files of `folder/procedures`, in the order of their names.
std::vector<fs::path> procedure_files(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code absent;
    for (const auto& file : fs::directory_iterator{folder / "procedures", absent})
        if (file.path().extension() == ".yaml")
            files.push_back(file.path());
    std::ranges::sort(files);
    return files;
}

/// SHA-256 over the name and content of each file, cut to 64 bits.
std::string digest_of(const std::vector<fs::path>& files)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (const fs::path& file : files) {
        std::ifstream stream{file, std::ios::binary};
        const std::string content{std::istreambuf_iterator<char>{stream}, {}};
        const std::string part =
            fmt::format("{}\n{}\n{}", file.filename().string(), content.size(), content);
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  part.size());
    }
    std::array<std::byte, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(digest.data()));
    return base::to_hex(base::ByteView{digest}.first(8));
}

} // namespace

base::Result<Catalogue> Catalogue::load(const fs::path& folder, const MessageExists& exists)
{
    Catalogue catalogue;
    Vocabulary vocabulary{exists};
    const fs::path facts = folder / "facts.yaml";
    const fs::path pieces = folder / "pieces.yaml";
    const fs::path menu = folder / "menu.yaml";
    const Entry facts_entry = TRY(read_yaml(facts));
    TRY(read_facts(facts_entry, vocabulary));
    const Entry pieces_entry = TRY(read_yaml(pieces));
    catalogue.m_pieces = TRY(read_pieces(pieces_entry, vocabulary));

    std::vector<fs::path> files{facts, menu, pieces};
    for (const fs::path& file : procedure_files(folder)) {
        const Entry entry = TRY(read_yaml(file));
        Procedure procedure = TRY(read_procedure(entry, vocabulary, catalogue.m_pieces));
        if (catalogue.procedure(procedure.id) != nullptr)
            return entry.refuse(fmt::format("procedure '{}' is already there", procedure.id));
        catalogue.m_procedures.push_back(std::move(procedure));
        files.push_back(file);
    }
    const Entry menu_entry = TRY(read_yaml(menu));
    catalogue.m_tiles = TRY(read_menu(menu_entry, vocabulary, catalogue.m_procedures));
    catalogue.m_version = digest_of(files);
    return catalogue;
}

const Procedure* Catalogue::procedure(std::string_view id) const
{
    const auto found = std::ranges::find(m_procedures, id, &Procedure::id);
    return found == m_procedures.end() ? nullptr : &*found;
}

const Piece* Catalogue::piece(std::string_view id) const
{
    const auto found = std::ranges::find(m_pieces, id, &Piece::id);
    return found == m_pieces.end() ? nullptr : &*found;
}

} // namespace catalogue
