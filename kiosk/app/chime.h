#pragma once

namespace kiosk::app
{

/// Two soft notes on the loudspeaker; nothing where there is none.
void chime();

} // namespace kiosk::app
