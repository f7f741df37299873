#pragma once

#include "kiosk/screens/screen.h"

namespace kiosk::screens
{

// One for each alternative of flow::Step and of flow::Overlay: a step without a screen does not
// compile.
Said draw(ui::Frame&, const Scene&, const flow::Attract&);
Said draw(ui::Frame&, const Scene&, const flow::Home&);
Said draw(ui::Frame&, const Scene&, const flow::ChooseProfile&);
Said draw(ui::Frame&, const Scene&, const flow::Converse&);
Said draw(ui::Frame&, const Scene&, const flow::OwnWords&);
Said draw(ui::Frame&, const Scene&, const flow::ReadAnswer&);
Said draw(ui::Frame&, const Scene&, const flow::LayDocument&);
Said draw(ui::Frame&, const Scene&, const flow::ReadingDocument&);
Said draw(ui::Frame&, const Scene&, const flow::DocumentRead&);
Said draw(ui::Frame&, const Scene&, const flow::Outcome&);
Said draw(ui::Frame&, const Scene&, const flow::KeepCode&);
Said draw(ui::Frame&, const Scene&, const flow::EnterGuideCode&);
Said draw(ui::Frame&, const Scene&, const flow::Preamble&);
Said draw(ui::Frame&, const Scene&, const flow::SignIn&);
Said draw(ui::Frame&, const Scene&, const flow::Identify&);
Said draw(ui::Frame&, const Scene&, const flow::GiveEmail&);
Said draw(ui::Frame&, const Scene&, const flow::ForgotPassword&);
Said draw(ui::Frame&, const Scene&, const flow::EnterCode&);
Said draw(ui::Frame&, const Scene&, const flow::ChoosePassword&);
Said draw(ui::Frame&, const Scene&, const flow::ChooseDraft&);
Said draw(ui::Frame&, const Scene&, const flow::FillPage&);
Said draw(ui::Frame&, const Scene&, const flow::Pieces&);
Said draw(ui::Frame&, const Scene&, const flow::EnterEphoto&);
Said draw(ui::Frame&, const Scene&, const flow::AddFile&);
Said draw(ui::Frame&, const Scene&, const flow::Scanning&);
Said draw(ui::Frame&, const Scene&, const flow::BroughtFiles&);
Said draw(ui::Frame&, const Scene&, const flow::ReadingFile&);
Said draw(ui::Frame&, const Scene&, const flow::PagePreview&);
Said draw(ui::Frame&, const Scene&, const flow::SignUndertaking&);
Said draw(ui::Frame&, const Scene&, const flow::CheckAnswers&);
Said draw(ui::Frame&, const Scene&, const flow::Observations&);
Said draw(ui::Frame&, const Scene&, const flow::Depositing&);
Said draw(ui::Frame&, const Scene&, const flow::Confirmation&);
Said draw(ui::Frame&, const Scene&, const flow::Goodbye&);
Said draw(ui::Frame&, const Scene&, const flow::OutOfService&);

Said draw(ui::Frame&, const Scene&, const flow::LanguageChooser&);
Said draw(ui::Frame&, const Scene&, const flow::TextSizeChooser&);
Said draw(ui::Frame&, const Scene&, const flow::Help&);
Said draw(ui::Frame&, const Scene&, const flow::ConfirmFinish&);
Said draw(ui::Frame&, const Scene&, const flow::ConfirmAbandon&);
Said draw(ui::Frame&, const Scene&, const flow::Ineligible&);
Said draw(ui::Frame&, const Scene&, const flow::StillThere&);

} // namespace kiosk::screens
