#include "shared/guide/guide.h"

#include "shared/guide/code.h"

namespace guide
{

struct Guide::Parts {
    std::vector<Question> questions;
};

Guide::Guide(std::unique_ptr<const Parts> parts) : m_parts{std::move(parts)} {}
Guide::Guide(Guide&&) noexcept = default;
Guide& Guide::operator=(Guide&&) noexcept = default;
Guide::~Guide() = default;

} // namespace guide
