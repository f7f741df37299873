#include "kiosk/screens/chrome.h"
#include "kiosk/screens/field_widget.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/choices.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/words.h"
#include "shared/dossier/address.h"
#include "shared/messages/msg.h"

namespace kiosk::screens
{

namespace
{

dossier::Address address_of(const Scene& scene, const catalogue::Field& field)
{
    const auto& answers = scene.state.dossier->answers;
    const auto found = answers.find(field.id);
    if (found == answers.end())
        return {};
    return dossier::Address::from_value(found->second).value_or(dossier::Address{});
}

messages::Text line_of(const ports::Address& address)
{
    return isolated(dossier::Address{
        .number = address.number,
        .street = address.street,
        .complement = {},
        .postal_code = address.postal_code,
        .city = address.city,
        .insee = {}}.line());
}

Said search(ui::Frame& frame, const catalogue::Field& field, const flow::FillPage& step)
{
    const messages::Catalog& catalog = frame.catalog();
    const std::string id = field.id + "/search";
    Said said;
    if (const auto typed = ui::text_field(frame, {.id = id,
                                                  .label = msg::address_search(catalog),
                                                  .value = step.search,
                                                  .help = msg::address_search_help(catalog),
                                                  .keyboard = ui::KeyboardKind::Letters}))
        said = flow::Edited{.field = id, .value = *typed};
    for (std::size_t i = 0; i < step.suggestions.size(); ++i) {
        const std::string card = field.id + "/suggestion/" + std::to_string(i);
        if (ui::card(frame, {.id = card, .icon = "place", .title = line_of(step.suggestions[i])}))
            take(said, flow::AddressChosen{step.suggestions[i]});
    }
    return said;
}

/// Enough was typed, and nothing is proposed.
bool nothing_found(const Scene& scene, const flow::FillPage& step)
{
    constexpr std::size_t telling = 5;
    return step.search.size() >= telling && step.suggestions.empty() && scene.state.suggesting == 0;
}

/// A part of the address typed by hand; the answer is the whole address with it.
struct Part {
    std::string_view name;
    messages::Text label;
    std::string dossier::Address::* member;
    ui::KeyboardKind keyboard = ui::KeyboardKind::Letters;
    bool optional = false;
};

Said write_part(ui::Frame& frame, const catalogue::Field& field, dossier::Address address,
                const Part& part)
{
    const std::string id = field.id + "/" + std::string{part.name};
    const std::string value = address.*part.member;
    const auto typed = ui::text_field(frame, {.id = id,
                                              .label = part.label,
                                              .value = value,
                                              .keyboard = part.keyboard,
                                              .optional = part.optional});
    if (!typed)
        return std::nullopt;
    address.*part.member = *typed;
    if (part.member == &dossier::Address::postal_code || part.member == &dossier::Address::city)
        address.insee.clear();
    return flow::Edited{.field = field.id, .value = address.to_value()};
}

Said write_parts(ui::Frame& frame, const catalogue::Field& field, const dossier::Address& address)
{
    const messages::Catalog& catalog = frame.catalog();
    const Part parts[] = {
        {"number", msg::address_number(catalog), &dossier::Address::number,
         ui::KeyboardKind::FreeText, true},
        {"street", msg::address_street(catalog), &dossier::Address::street},
        {"complement", msg::address_complement(catalog), &dossier::Address::complement,
         ui::KeyboardKind::FreeText, true},
        {"postal_code", msg::address_postal_code(catalog), &dossier::Address::postal_code,
         ui::KeyboardKind::Digits},
        {"city", msg::address_city(catalog), &dossier::Address::city},
    };
    Said said;
    ui::Columns columns{frame, {.id = "address-parts", .count = 2, .least = {100}}};
    for (const Part& part : parts) {
        columns.next();
        take(said, write_part(frame, field, address, part));
    }
    columns.next();
    ui::fact(frame, {.id = field.id + "/country",
                     .label = msg::address_country(catalog),
                     .value = messages::Text::verbatim("FRANCE")});
    return said;
}

} // namespace

Said address_widget(ui::Frame& frame, const Scene& scene, const catalogue::Field& field)
{
    const messages::Catalog& catalog = frame.catalog();
    const dossier::Address address = address_of(scene, field);
    Said said;
    const auto* step = std::get_if<flow::FillPage>(&scene.state.step);
    const bool searching = step != nullptr && !address.overseas;
    if (searching) {
        take(said, search(frame, field, *step));
        if (nothing_found(scene, *step))
            ui::quiet_paragraph(frame, msg::address_none(catalog));
    }
    const messages::Text error = trouble_of(frame, scene, field.id);
    const std::string box = field.id + "/overseas";
    if (const auto overseas = ui::checkbox(frame, {.id = box,
                                                   .label = msg::address_overseas(catalog),
                                                   .checked = address.overseas,
                                                   .error = error})) {
        dossier::Address changed = address;
        changed.overseas = *overseas;
        take(said, flow::Edited{.field = field.id, .value = changed.to_value()});
    }
    // While addresses are proposed there is one thing to do: to choose.
    if (!searching || step->suggestions.empty())
        take(said, write_parts(frame, field, address));
    return said;
}

} // namespace kiosk::screens
