#include "kiosk/flow/step.h"

namespace kiosk::flow
{

Step::Step(const Step&) = default;
Step::Step(Step&&) noexcept = default;
Step& Step::operator=(const Step&) = default;
Step& Step::operator=(Step&&) noexcept = default;
Step::~Step() = default;

bool Step::operator==(const Step& other) const
{
    return static_cast<const variant&>(*this) == static_cast<const variant&>(other);
}

} // namespace kiosk::flow
