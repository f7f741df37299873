#include "tests/journeys/world.h"

namespace tests::journeys
{

using base::Result;

Result<World> World::make(const Wish& wish)
{
    std::vector<std::string> command{"tests/journeys/world", wish.folder.string(),
                                     wish.programs.string(), wish.pixels};
    if (!wish.millimetres.empty())
        command.push_back(wish.millimetres);
    Child child = TRY(Child::start(command));
    const std::string said = TRY(child.read_line(180));
    if (said != "ready")
        return base::failure(base::ErrorCode::Internal, "the world is not ready: " + said);
    return World{std::filesystem::absolute(wish.folder), std::move(child)};
}

Result<std::string> World::obey(const std::string& order)
{
    TRY(m_child.write_line(order));
    std::string said = TRY(m_child.read_line(180));
    if (!said.starts_with("ok"))
        return base::failure(base::ErrorCode::Internal, said);
    said.erase(0, 2);
    std::erase(said, ' ');
    return said;
}

} // namespace tests::journeys
