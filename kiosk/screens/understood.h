#pragma once

#include "kiosk/screens/screen.h"
#include "shared/guide/question.h"

#include <string>

namespace kiosk::screens
{

/// An answer of the guide in words: the option's label, the day, the country...
messages::Text answer_words(ui::Frame& frame, const guide::Question& question,
                            const catalogue::Value& value);

/// What the guide has understood, each to be touched and changed: AnswerTouched. `open` is the
/// question that is shown now.
Said understood(ui::Frame& frame, const Scene& scene, const std::string& open);

/// A message of the guide with the days that it names.
messages::Text words_of(ui::Frame& frame, const guide::Message& message);

} // namespace kiosk::screens
