#pragma once

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/catalogue/catalogue.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guide
{

/// Where an explanation comes from: an article with the day it was read, or a text by its name.
struct Source {
    std::string name{};
    std::optional<base::Date> as_of{};
};

/// The answer to a question of understanding.
struct Explanation {
    std::string id{}; ///< the purpose that it answers
    catalogue::MessageKey title{};
    catalogue::MessageKey text{};
    base::Date as_of{};
    std::vector<Source> sources{};
    catalogue::Period valid{};
};

/// The explanations of a catalogue's folder.
class Explanations
{
public:
    /// Reads `folder/guide/answers.yaml`. Errors name file and line.
    static base::Result<Explanations> load(const std::filesystem::path& folder,
                                           const catalogue::Catalogue::MessageExists& exists);

    const std::vector<Explanation>& all() const { return m_all; }
    /// The answer as it stands on that day.
    const Explanation* find(std::string_view id, base::Date day) const;

private:
    std::vector<Explanation> m_all;
};

} // namespace guide
