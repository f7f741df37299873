#include "shared/wire/json.h"

#include "shared/catalogue/json.h"

#include <algorithm>

namespace wire
{

namespace
{

constexpr int deepest = 32;

/// How deep lists and objects stand in each other, whatever else the text may be.
int depth_of(std::string_view text)
{
    int depth = 0;
    int reached = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char character = text[i];
        if (in_text && character == '\\')
            ++i;
        else if (character == '"')
            in_text = !in_text;
        else if (!in_text && (character == '[' || character == '{'))
            reached = std::max(reached, ++depth);
        else if (!in_text && (character == ']' || character == '}'))
            --depth;
    }
    return reached;
}

} // namespace

base::Result<catalogue::Value> parse_json(std::string_view text)
{
    if (depth_of(text) > deepest)
        return base::failure(base::ErrorCode::DataInvalid, "JSON nested too deep");
    return catalogue::parse_json(text);
}

std::string write_json(const catalogue::Value& value)
{
    return catalogue::to_json(value);
}

} // namespace wire
