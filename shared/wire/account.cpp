#include "shared/wire/account.h"

#include "shared/dossier/foreigner_number.h"
#include "shared/wire/fields.h"
#include "shared/wire/json.h"

#include <algorithm>

namespace wire
{

using base::Result;
using catalogue::Value;

namespace
{

bool is_subtag(std::string_view tag)
{
    return tag.size() >= 2 && tag.size() <= 8 && std::ranges::all_of(tag, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

/// By its form (BCP 47): `fr`, `zh-Hant`.
Result<std::string> language_in(Fields& fields)
{
    std::string tag = TRY(fields.text("language"));
    const std::string first = tag.substr(0, tag.find('-'));
    bool right = first.size() >= 2 && first.size() <= 3 &&
                 std::ranges::all_of(first, [](char c) { return c >= 'a' && c <= 'z'; });
    for (auto at = tag.find('-'); right && at != std::string::npos;) {
        const auto next = tag.find('-', at + 1);
        right = is_subtag(std::string_view{tag}.substr(at + 1, next - at - 1));
        at = next;
    }
    if (!right)
        return base::failure(base::ErrorCode::DataInvalid, "language must be a language's tag");
    return tag;
}

Value value_of(const dossier::CivilStatus& person)
{
    return Value{Value::Object{{"foreigner_number", person.foreigner_number},
                               {"birth_name", person.birth_name},
                               {"usage_name", person.usage_name},
                               {"given_names", person.given_names},
                               {"sex", person.sex},
                               {"birth_date", base::format_date(person.birth_date)},
                               {"birth_country", person.birth_country},
                               {"birth_place", person.birth_place},
                               {"nationality", person.nationality}}};
}

Result<dossier::CivilStatus> read_civil_status(const Value& value, std::string where)
{
    Fields fields = TRY(Fields::of(value, std::move(where)));
    dossier::CivilStatus person;
    person.foreigner_number = TRY(fields.text("foreigner_number"));
    person.birth_name = TRY(fields.text("birth_name"));
    person.usage_name = TRY(fields.text("usage_name"));
    person.given_names = TRY(fields.text("given_names"));
    person.sex = TRY(fields.text("sex"));
    person.birth_date = TRY(fields.date("birth_date"));
    person.birth_country = TRY(fields.text("birth_country"));
    person.birth_place = TRY(fields.text("birth_place"));
    person.nationality = TRY(fields.text("nationality"));
    TRY(fields.finish());
    return person;
}

} // namespace

std::string to_json(const AccountRequest& request)
{
    return write_json(Value{Value::Object{{"foreigner_number", request.foreigner_number},
                                          {"birth_date", base::format_date(request.birth_date)},
                                          {"email", request.email},
                                          {"language", request.language}}});
}

std::string to_json(const CodeCheck& check)
{
    return write_json(
        Value{Value::Object{{"foreigner_number", check.foreigner_number}, {"code", check.code}}});
}

std::string to_json(const PasswordChange& change)
{
    Value::Object object{{"password", change.password}};
    if (change.token.empty()) {
        object["foreigner_number"] = change.foreigner_number;
        object["code"] = change.code;
    } else {
        object["token"] = change.token;
    }
    return write_json(Value{std::move(object)});
}

std::string to_json(const PasswordReset& reset)
{
    return write_json(Value{
        Value::Object{{"foreigner_number", reset.foreigner_number}, {"language", reset.language}}});
}

std::string to_json(const Credentials& credentials)
{
    return write_json(Value{Value::Object{{"foreigner_number", credentials.foreigner_number},
                                          {"password", credentials.password}}});
}

std::string to_json(const Session& session)
{
    return write_json(Value{Value::Object{{"token", session.token},
                                          {"email", session.email},
                                          {"expires_at", base::format_instant(session.expires_at)},
                                          {"person", value_of(session.person)}}});
}

std::string to_json(const dossier::CivilStatus& person)
{
    return write_json(value_of(person));
}

Result<AccountRequest> parse_account_request(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    AccountRequest request;
    request.foreigner_number = TRY(fields.text("foreigner_number"));
    request.birth_date = TRY(fields.date("birth_date"));
    request.email = TRY(fields.text("email"));
    request.language = TRY(language_in(fields));
    TRY(fields.finish());
    return request;
}

Result<CodeCheck> parse_code_check(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    CodeCheck check;
    check.foreigner_number = TRY(fields.text("foreigner_number"));
    check.code = TRY(fields.text("code"));
    TRY(fields.finish());
    return check;
}

Result<PasswordChange> parse_password_change(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    PasswordChange change;
    change.password = TRY(fields.text("password"));
    if (fields.has("token")) {
        change.token = TRY(fields.text("token"));
    } else {
        change.foreigner_number = TRY(fields.text("foreigner_number"));
        change.code = TRY(fields.text("code"));
    }
    TRY(fields.finish());
    return change;
}

Result<PasswordReset> parse_password_reset(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    PasswordReset reset;
    reset.foreigner_number = TRY(fields.text("foreigner_number"));
    if (!dossier::ForeignerNumber::parse(reset.foreigner_number))
        return base::failure(base::ErrorCode::DataInvalid, "foreigner_number must be ten digits");
    reset.language = TRY(language_in(fields));
    TRY(fields.finish());
    return reset;
}

Result<Credentials> parse_credentials(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    Credentials credentials;
    credentials.foreigner_number = TRY(fields.text("foreigner_number"));
    credentials.password = TRY(fields.text("password"));
    TRY(fields.finish());
    return credentials;
}

Result<Session> parse_session(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    Session session;
    session.token = TRY(fields.text("token"));
    session.email = TRY(fields.text("email"));
    session.expires_at = TRY(fields.instant("expires_at"));
    const Value* person_value = TRY(fields.value("person"));
    session.person = TRY(read_civil_status(*person_value, "person"));
    TRY(fields.finish());
    return session;
}

Result<dossier::CivilStatus> parse_civil_status(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    return read_civil_status(value, {});
}

} // namespace wire
