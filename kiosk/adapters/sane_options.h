#pragma once

#include "shared/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::adapters
{

/// The options of an opened SANE device, by name, with words for values of every kind.
class SaneOptions
{
public:
    explicit SaneOptions(void* handle); ///< SANE_Handle

    bool has(std::string_view name) const { return m_numbers.contains(name); }
    /// ScannerFailed where the device has no such option or refuses the value.
    base::Result<void> set(std::string_view name, const std::string& value);
    /// Sets the first listed word that contains one of `parts`, whatever its case.
    void choose(std::string_view name, const std::vector<std::string>& parts);
    std::optional<double> number(std::string_view name) const;

private:
    void list();

    void* m_handle;
    std::map<std::string, int, std::less<>> m_numbers;
};

} // namespace kiosk::adapters
