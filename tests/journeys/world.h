#pragma once

#include "tests/journeys/child.h"

#include <filesystem>
#include <string>

namespace tests::journeys
{

/// The world of a journey, made and run by the script `world`, in a folder of its own.
class World
{
public:
    struct Wish {
        std::filesystem::path folder; ///< made anew
        std::filesystem::path programs;
        std::string pixels;      ///< 1920x1080
        std::string millimetres; ///< empty: of a usual panel
    };
    static base::Result<World> make(const Wish& wish);

    const std::filesystem::path& folder() const { return m_folder; }
    /// What it answered after `ok`. Errors: Internal, with its reason.
    base::Result<std::string> obey(const std::string& order);

private:
    World(std::filesystem::path folder, Child child)
        : m_folder{std::move(folder)}, m_child{std::move(child)}
    {
    }
    std::filesystem::path m_folder;
    Child m_child;
};

} // namespace tests::journeys
