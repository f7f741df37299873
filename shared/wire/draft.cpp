#include "shared/wire/draft.h"

#include "shared/wire/dossier_value.h"
#include "shared/wire/fields.h"
#include "shared/wire/json.h"

namespace wire
{

using base::Result;
using catalogue::Value;

namespace
{

Result<Draft> read_draft(const Value& value, std::string where)
{
    Fields fields = TRY(Fields::of(value, std::move(where)));
    Draft draft;
    const Value* dossier_value = TRY(fields.value("dossier"));
    draft.dossier = TRY(read_dossier(*dossier_value, fields.path("dossier")));
    draft.step = TRY(fields.text("step"));
    draft.saved_at = TRY(fields.instant("saved_at"));
    TRY(fields.finish());
    return draft;
}

} // namespace

std::string to_json(const dossier::Dossier& dossier)
{
    return write_json(value_of(dossier));
}

std::string to_json(const DraftSave& save)
{
    return write_json(
        Value{Value::Object{{"dossier", value_of(save.dossier)}, {"step", save.step}}});
}

std::string to_json(const std::vector<Draft>& drafts)
{
    Value::List list;
    for (const Draft& draft : drafts)
        list.push_back(Value{Value::Object{{"dossier", value_of(draft.dossier)},
                                           {"step", draft.step},
                                           {"saved_at", base::format_instant(draft.saved_at)}}});
    return write_json(Value{Value::Object{{"drafts", std::move(list)}}});
}

Result<dossier::Dossier> parse_dossier(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    return read_dossier(value, {});
}

Result<DraftSave> parse_draft_save(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    DraftSave save;
    const Value* dossier_value = TRY(fields.value("dossier"));
    save.dossier = TRY(read_dossier(*dossier_value, "dossier"));
    save.step = TRY(fields.text("step"));
    TRY(fields.finish());
    return save;
}

Result<std::vector<Draft>> parse_drafts(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    std::vector<Draft> drafts;
    const Value::List& list = *TRY(fields.list("drafts"));
    drafts.reserve(list.size());
    for (std::size_t i = 0; i < list.size(); ++i)
        drafts.push_back(TRY(read_draft(list[i], "drafts[" + std::to_string(i) + "]")));
    TRY(fields.finish());
    return drafts;
}

} // namespace wire
