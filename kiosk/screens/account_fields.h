#pragma once

#include "kiosk/screens/screen.h"
#include "kiosk/ui/fields.h"

#include <string>

namespace kiosk::screens
{

/// The ten digits of the foreigner's number; Edited{"number"}.
Said number_field(ui::Frame& frame, const Scene& scene, const std::string& value);
/// Edited{"birth_date"} with "year-month-day" as far as it is typed.
Said birth_date_field(ui::Frame& frame, const Scene& scene, const std::string& value);
/// Edited{"email"}, Edited{"email_again"}, with the usual endings to touch.
Said email_fields(ui::Frame& frame, const Scene& scene, const flow::GiveEmail& step);
/// Edited{"code"}: eight digits.
Said code_field(ui::Frame& frame, const Scene& scene, const std::string& value);
/// A password with what is wrong beside it; Edited{its id}.
Said password_field(ui::Frame& frame, const Scene& scene, ui::PasswordField field);
/// The five rules, ticked as they are met.
void password_rules(ui::Frame& frame, const std::string& password);

} // namespace kiosk::screens
