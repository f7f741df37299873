#pragma once

#include "kiosk/ui/frame.h"
#include "shared/messages/text.h"

#include <string_view>

/// What the sample pages are made of.
namespace samples
{

/// The words in the frame's language.
messages::Text in(kiosk::ui::Frame& frame, std::string_view french, std::string_view arabic);
void bars(kiosk::ui::Frame& frame);
void steps(kiosk::ui::Frame& frame, unsigned current);
void usual_footer(kiosk::ui::Frame& frame, bool enabled = true);

// The pages of a dossier.
void identity(kiosk::ui::Frame& frame);
void errors(kiosk::ui::Frame& frame);
void documents(kiosk::ui::Frame& frame);
void confirmation(kiosk::ui::Frame& frame);
void ineligible(kiosk::ui::Frame& frame);
void countries(kiosk::ui::Frame& frame);

} // namespace samples
