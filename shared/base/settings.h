#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base
{

/// A YAML mapping of which every key must be asked for: a key that nobody knows is an error that
/// names the file, the line and the key. Errors are ConfigurationInvalid.
class Settings
{
public:
    static Result<Settings> load(const std::filesystem::path& file);
    static Result<Settings> parse(std::string_view yaml, std::string_view name);

    /// A key that must be there.
    Result<std::string> text(std::string_view key);
    Result<double> number(std::string_view key);
    Result<bool> boolean(std::string_view key);
    Result<std::vector<std::string>> texts(std::string_view key);
    Result<Settings> section(std::string_view key);
    Result<std::vector<Settings>> sections(std::string_view key);

    /// A key that may be absent.
    Result<std::string> text_or(std::string_view key, std::string absent);
    Result<double> number_or(std::string_view key, double absent);
    Result<bool> boolean_or(std::string_view key, bool absent);

    bool has(std::string_view key) const;
    std::vector<std::string> keys() const;
    /// Fails for a key of this mapping, or of a section taken from it, that was never asked for.
    Result<void> finish() const;
    /// `file:line`, for a message about this mapping.
    std::string where() const;

private:
    struct Mapping;
    explicit Settings(std::shared_ptr<Mapping> mapping) : m_mapping{std::move(mapping)} {}
    std::shared_ptr<Mapping> m_mapping;
};

} // namespace base
