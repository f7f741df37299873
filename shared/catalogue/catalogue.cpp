#include "shared/catalogue/catalogue.h"

#include "shared/base/bytes.h"
#include "shared/catalogue/readers.h"

#include <algorithm>
#include <fmt/format.h>
#include <sodium.h>

namespace catalogue
{

namespace
{

namespace fs = std::filesystem;

/// The YAML files below `folder/procedures`, in the order of their paths.
std::vector<fs::path> procedure_files(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code absent;
    for (const auto& file : fs::recursive_directory_iterator{folder / "procedures", absent})
        if (file.path().extension() == ".yaml")
            files.push_back(file.path());
    std::ranges::sort(files);
    return files;
}

bool is_optional(const fs::path& file)
{
    return file.filename() == "forms.yaml" || file.filename() == "tariffs.yaml";
}

} // namespace

/// One reading of a folder; what is wrong is gathered.
struct Catalogue::Reading {
    Reading(const fs::path& from, const MessageExists& exists)
        : folder{from}, vocabulary{exists, faults}
    {
        crypto_hash_sha256_init(&digest);
    }

    /// Reads a file of the folder; what it answers, or nothing where it could not be read.
    template <typename Reader>
    void with_file(const fs::path& file, Reader reader);
    void procedure(const fs::path& file);
    void others();
    void shelves();
    void everything();
    std::string version();

    fs::path folder;
    std::vector<Fault> faults{};
    Vocabulary vocabulary;
    PieceBook pieces{};
    Forms forms{};
    std::vector<Entry> ways{}; ///< the codes of other ways, where they stand
    Catalogue catalogue{};
    crypto_hash_sha256_state digest{};
};

template <typename Reader>
void Catalogue::Reading::with_file(const fs::path& file, Reader reader)
{
    const auto text = read_text(file);
    if (!text && is_optional(file))
        return;
    if (!text)
        return vocabulary.note(text.error());
    const std::string part =
        fmt::format("{}\n{}\n{}", file.lexically_relative(folder).string(), text->size(), *text);
    crypto_hash_sha256_update(&digest, reinterpret_cast<const unsigned char*>(part.data()),
                              part.size());
    const auto entry = parse_yaml(*text, file);
    if (!entry)
        return vocabulary.note(entry.error());
    if (const base::Result<void> read = reader(*entry); !read)
        vocabulary.note(read.error());
}

void Catalogue::Reading::procedure(const fs::path& file)
{
    with_file(file, [&](const Entry& entry) -> base::Result<void> {
        Procedure read =
            TRY(read_procedure(entry, vocabulary, {pieces, forms, catalogue.m_tariffs}));
        if (catalogue.procedure(read.id) != nullptr)
            return entry.refuse(fmt::format("procedure '{}' is already there", read.id));
        catalogue.m_procedures.push_back(std::move(read));
        for (const Entry* other : TRY(TRY(Section::over(entry)).items("others")))
            if (const Entry* outcome = TRY(Section::over(*other)).find("outcome"))
                ways.push_back(*outcome);
        return {};
    });
}

/// Other ways lead to codes that the catalogue has.
void Catalogue::Reading::others()
{
    for (const Entry& way : ways)
        if (catalogue.procedure_with(way.scalar) == nullptr)
            vocabulary.note_absent(way, fmt::format("unknown outcome '{}'", way.scalar));
}

/// What procedures draw from.
void Catalogue::Reading::shelves()
{
    with_file(folder / "pieces.yaml", [&](const Entry& entry) -> base::Result<void> {
        pieces = TRY(PieceBook::read(entry, vocabulary));
        return {};
    });
    with_file(folder / "forms.yaml", [&](const Entry& entry) -> base::Result<void> {
        forms = TRY(Forms::read(entry, vocabulary));
        return {};
    });
    with_file(folder / "tariffs.yaml", [&](const Entry& entry) -> base::Result<void> {
        catalogue.m_tariffs = TRY(read_tariffs(entry, vocabulary));
        return {};
    });
}

void Catalogue::Reading::everything()
{
    with_file(folder / "facts.yaml",
              [&](const Entry& entry) { return read_facts(entry, vocabulary); });
    shelves();
    for (const fs::path& file : procedure_files(folder))
        procedure(file);
    others();
    with_file(folder / "menu.yaml", [&](const Entry& entry) -> base::Result<void> {
        catalogue.m_tiles = TRY(read_menu(entry, vocabulary, catalogue.m_procedures));
        return {};
    });
    catalogue.m_pieces = std::move(pieces.pieces);
    catalogue.m_piece_sets = std::move(pieces.sets);
    catalogue.m_facts = vocabulary.facts();
    catalogue.m_version = version();
}

/// SHA-256 over the name and content of each file, cut to 64 bits.
std::string Catalogue::Reading::version()
{
    std::array<std::byte, crypto_hash_sha256_BYTES> whole{};
    crypto_hash_sha256_final(&digest, reinterpret_cast<unsigned char*>(whole.data()));
    return base::to_hex(base::ByteView{whole}.first(8));
}

base::Result<Catalogue> Catalogue::load(const fs::path& folder, const MessageExists& exists)
{
    Reading reading{folder, exists};
    reading.everything();
    if (!reading.faults.empty())
        return base::failure(base::ErrorCode::DataInvalid, reading.faults.front().text);
    return std::move(reading.catalogue);
}

std::vector<Fault> Catalogue::faults(const fs::path& folder, const MessageExists& exists)
{
    Reading reading{folder, exists};
    reading.everything();
    return std::move(reading.faults);
}

const Procedure* Catalogue::procedure(std::string_view id) const
{
    const auto found = std::ranges::find(m_procedures, id, &Procedure::id);
    return found == m_procedures.end() ? nullptr : &*found;
}

const Procedure* Catalogue::procedure_with(std::string_view code) const
{
    const auto found = std::ranges::find_if(
        m_procedures, [&](const Procedure& one) { return contains(one.cases, code, &Case::code); });
    return found == m_procedures.end() ? nullptr : &*found;
}

const Piece* Catalogue::piece(std::string_view id) const
{
    const auto found = std::ranges::find(m_pieces, id, &Piece::id);
    return found == m_pieces.end() ? nullptr : &*found;
}

const Fact* Catalogue::fact(std::string_view name) const
{
    const auto found = std::ranges::find(m_facts, name, &Fact::name);
    return found == m_facts.end() ? nullptr : &*found;
}

} // namespace catalogue
