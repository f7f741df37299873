#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/fact.h"
#include "shared/catalogue/procedure.h"
#include "shared/catalogue/tariff.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace catalogue
{

/// A tile of the home page or of the choice of a profile.
struct Tile {
    std::string id{};
    std::string icon{}; ///< ligature name in the icon font
    MessageKey title{};
    MessageKey subtitle{};
    std::vector<Tile> children{};
    std::string procedure{}; ///< empty where the tile opens something else
    Facts guide{};           ///< what the guide knows where the tile opens it
};

/// A mistake in the files of a catalogue.
struct Fault {
    std::string text{};   ///< "file:line: complaint"
    bool pending = false; ///< it names something that no file has yet
};

/// A piece that is asked of this person, now.
struct AskedPiece {
    const Piece* piece = nullptr;
    const PieceRequest* request = nullptr;
    MessageKey label{};
    std::optional<MessageKey> help{};
};

/// All procedures, pieces and tiles, loaded from a folder of YAML and checked whole.
class Catalogue
{
public:
    /// Answers whether a message key exists in the source language.
    using MessageExists = std::function<bool(std::string_view key)>;

    /// Refuses an unknown key, a missing message, a rule over an unknown fact, naming file and
    /// line in the error's detail (`assets/catalogue/ase.yaml:12: ...`).
    static base::Result<Catalogue> load(const std::filesystem::path& folder,
                                        const MessageExists& exists);
    /// All the mistakes that can be found in one reading.
    static std::vector<Fault> faults(const std::filesystem::path& folder,
                                     const MessageExists& exists);

    const std::vector<Procedure>& procedures() const { return m_procedures; }
    const Procedure* procedure(std::string_view id) const;
    /// The procedure that has a case with that code.
    const Procedure* procedure_with(std::string_view code) const;
    const Piece* piece(std::string_view id) const;
    const std::vector<Piece>& pieces() const { return m_pieces; }
    /// Requests that several procedures make together.
    const std::vector<PieceSet>& piece_sets() const { return m_piece_sets; }
    const Tariffs& tariffs() const { return m_tariffs; }
    /// What rules may read beside the fields of forms, by name.
    const std::vector<Fact>& facts() const { return m_facts; }
    const Fact* fact(std::string_view name) const;
    /// Only tiles that lead to a procedure that the catalogue has.
    const std::vector<Tile>& tiles() const { return m_tiles; }
    /// A short digest of the files, for manifests.
    const std::string& version() const { return m_version; }

private:
    struct Reading;

    std::vector<Fact> m_facts;
    std::vector<Procedure> m_procedures;
    std::vector<Piece> m_pieces;
    std::vector<PieceSet> m_piece_sets;
    Tariffs m_tariffs;
    std::vector<Tile> m_tiles;
    std::string m_version;
};

/// Whether the law knows it on that day.
bool in_force(const Procedure& procedure, base::Date day);
/// Whether a thing with a period (`valid`) and a rule (`when`) is so for this person on that day.
template <typename Dated>
bool applies(const Dated& dated, const Facts& facts, base::Date day)
{
    return dated.valid.holds(day) && dated.when.holds(facts);
}

/// Whether the state's online service takes it on that day, as far as is known.
Online online_on(const Procedure& procedure, base::Date day);
/// What these sentences say to this person on that day.
std::vector<MessageKey> said(const std::vector<Note>& notes, const Facts& facts, base::Date day);
/// The texts that it rests on that day.
std::vector<const Law*> laws_on(const Procedure& procedure, base::Date day);

/// The day that the facts hold by that name; nothing where there is none.
std::optional<base::Date> date_in(const Facts& facts, const std::string& name);
/// The day that the facts hold as `today`; its absence is a mistake of ours.
base::Date today_in(const Facts& facts);

/// The case that applies, in the file's order; nothing where none does.
const Case* case_for(const Procedure& procedure, const Facts& facts);

/// The pieces to file (or to hand over at collection: `request->at_collection`) for these facts.
/// Facts must hold `today` (ISO date): their periods are read against it.
std::vector<AskedPiece> asked_pieces(const Catalogue& catalogue, const Procedure& procedure,
                                     const Facts& facts);

/// What a piece is made of for this person: the parts whose rule holds.
std::vector<PiecePart> parts_for(const PiecePart& whole, const Facts& facts);

/// What this person pays, at the amounts of that day. Nothing is known of a procedure without a
/// class.
Cost cost_for(const Catalogue& catalogue, const Procedure& procedure, const Facts& facts,
              base::Date day);

/// The pages of a step that these answers make visible.
std::vector<const Page*> visible_pages(const Step& step, const Facts& facts);

} // namespace catalogue
