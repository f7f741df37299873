#include "shared/catalogue/entry.h"

#include <fmt/format.h>
#include <yaml.h>

namespace catalogue
{

namespace
{

using File = std::shared_ptr<const std::filesystem::path>;

/// libyaml's events, and the one at hand.
class Events
{
public:
    Events(const std::string& text, File file) : m_file{std::move(file)}
    {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
    }
    ~Events()
    {
        yaml_event_delete(&m_event);
        yaml_parser_delete(&m_parser);
    }
    Events(const Events&) = delete;
    Events& operator=(const Events&) = delete;

    base::Result<void> next()
    {
        yaml_event_delete(&m_event);
        if (yaml_parser_parse(&m_parser, &m_event) == 1)
            return {};
        Entry here = entry();
        here.line = static_cast<int>(m_parser.problem_mark.line) + 1;
        return here.refuse(m_parser.problem != nullptr ? m_parser.problem : "no YAML");
    }

    yaml_event_type_t type() const { return m_event.type; }

    /// An empty entry that stands where the event stands.
    Entry entry() const
    {
        Entry entry;
        entry.line = static_cast<int>(m_event.start_mark.line) + 1;
        entry.file = m_file;
        return entry;
    }

    std::string_view scalar() const
    {
        const auto& scalar = m_event.data.scalar;
        return {reinterpret_cast<const char*>(scalar.value), scalar.length};
    }

    bool is_plain() const { return m_event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE; }

private:
    File m_file;
    yaml_parser_t m_parser{};
    yaml_event_t m_event{};
};

bool is_null(std::string_view scalar)
{
    return scalar.empty() || scalar == "~" || scalar == "null" || scalar == "Null" ||
           scalar == "NULL";
}

Entry scalar_at(const Events& events)
{
    Entry entry = events.entry();
    if (events.is_plain() && is_null(events.scalar()))
        return entry;
    entry.kind = Entry::Kind::Scalar;
    entry.scalar = events.scalar();
    entry.quoted = !events.is_plain();
    return entry;
}

base::Result<Entry> entry_at(Events& events);

base::Result<Entry> list_at(Events& events)
{
    Entry list = events.entry();
    list.kind = Entry::Kind::List;
    TRY(events.next());
    while (events.type() != YAML_SEQUENCE_END_EVENT)
        list.items.push_back(TRY(entry_at(events)));
    TRY(events.next());
    return list;
}

base::Result<Entry> map_at(Events& events)
{
    Entry map = events.entry();
    map.kind = Entry::Kind::Map;
    TRY(events.next());
    while (events.type() != YAML_MAPPING_END_EVENT) {
        Entry name = TRY(entry_at(events));
        Entry item = TRY(entry_at(events));
        // A value that is absent has no place of its own.
        if (item.kind == Entry::Kind::Empty)
            item.line = name.line;
        map.names.push_back(std::move(name.scalar));
        map.items.push_back(std::move(item));
    }
    TRY(events.next());
    return map;
}

/// The entry that begins at hand; the event after it is then at hand.
base::Result<Entry> entry_at(Events& events)
{
    switch (events.type()) {
    case YAML_SEQUENCE_START_EVENT:
        return list_at(events);
    case YAML_MAPPING_START_EVENT:
        return map_at(events);
    case YAML_SCALAR_EVENT: {
        Entry entry = scalar_at(events);
        TRY(events.next());
        return entry;
    }
    default:
        return events.entry().refuse("aliases are not read");
    }
}

} // namespace

base::Result<Entry> parse_yaml(const std::string& text, const std::filesystem::path& file)
{
    Events events{text, std::make_shared<const std::filesystem::path>(file)};
    Entry empty = events.entry();
    empty.line = 1;
    do
        TRY(events.next());
    while (events.type() == YAML_STREAM_START_EVENT || events.type() == YAML_DOCUMENT_START_EVENT);
    if (events.type() == YAML_STREAM_END_EVENT)
        return empty;
    return entry_at(events);
}

} // namespace catalogue
