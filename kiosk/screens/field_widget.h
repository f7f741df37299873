#pragma once

#include "kiosk/screens/screen.h"
#include "shared/catalogue/procedure.h"

namespace kiosk::screens
{

/// One field of the catalogue as the widget of its kind; Edited{its id} when it changes.
Said field_widget(ui::Frame& frame, const Scene& scene, const catalogue::Field& field);

/// The answer in words; empty where there is none.
messages::Text answer_in_words(ui::Frame& frame, const catalogue::Field& field,
                               const catalogue::Facts& facts);

/// The address: look-up, suggestions, parts typed by hand.
Said address_widget(ui::Frame& frame, const Scene& scene, const catalogue::Field& field);

/// What was written in its own direction, whichever way the page reads.
messages::Text isolated(std::string_view written);
/// A code or a number, left to right in every language.
messages::Text left_to_right(std::string_view written);

} // namespace kiosk::screens
