#include "kiosk/flow/state.h"

namespace kiosk::flow
{

namespace
{

struct StepNames {
    std::string_view operator()(const Attract&) const { return "attract"; }
    std::string_view operator()(const Home&) const { return "home"; }
    std::string_view operator()(const ChooseProfile&) const { return "choose-profile"; }
    std::string_view operator()(const Converse&) const { return "guide"; }
    std::string_view operator()(const OwnWords&) const { return "own-words"; }
    std::string_view operator()(const ReadAnswer&) const { return "answer"; }
    std::string_view operator()(const LayDocument&) const { return "lay-document"; }
    std::string_view operator()(const ReadingDocument&) const { return "reading-document"; }
    std::string_view operator()(const DocumentRead&) const { return "document-read"; }
    std::string_view operator()(const Outcome&) const { return "outcome"; }
    std::string_view operator()(const KeepCode&) const { return "keep-code"; }
    std::string_view operator()(const EnterGuideCode&) const { return "enter-guide-code"; }
    std::string_view operator()(const Preamble&) const { return "preamble"; }
    std::string_view operator()(const SignIn&) const { return "sign-in"; }
    std::string_view operator()(const Identify&) const { return "identify"; }
    std::string_view operator()(const GiveEmail&) const { return "give-email"; }
    std::string_view operator()(const ForgotPassword&) const { return "forgot-password"; }
    std::string_view operator()(const EnterCode&) const { return "enter-code"; }
    std::string_view operator()(const ChoosePassword&) const { return "choose-password"; }
    std::string_view operator()(const ChooseDraft&) const { return "choose-draft"; }
    std::string_view operator()(const FillPage&) const { return "fill-page"; }
    std::string_view operator()(const Pieces&) const { return "pieces"; }
    std::string_view operator()(const EnterEphoto&) const { return "enter-ephoto"; }
    std::string_view operator()(const AddFile&) const { return "add-file"; }
    std::string_view operator()(const Scanning&) const { return "scanning"; }
    std::string_view operator()(const BroughtFiles&) const { return "brought-files"; }
    std::string_view operator()(const ReadingFile&) const { return "reading-file"; }
    std::string_view operator()(const PagePreview&) const { return "page-preview"; }
    std::string_view operator()(const SignUndertaking&) const { return "sign-undertaking"; }
    std::string_view operator()(const CheckAnswers&) const { return "check-answers"; }
    std::string_view operator()(const Observations&) const { return "observations"; }
    std::string_view operator()(const Depositing&) const { return "depositing"; }
    std::string_view operator()(const Confirmation&) const { return "confirmation"; }
    std::string_view operator()(const Goodbye&) const { return "goodbye"; }
    std::string_view operator()(const OutOfService&) const { return "out-of-service"; }
};

struct OverlayNames {
    std::string_view operator()(const LanguageChooser&) const { return "language-chooser"; }
    std::string_view operator()(const TextSizeChooser&) const { return "text-size-chooser"; }
    std::string_view operator()(const Help&) const { return "help"; }
    std::string_view operator()(const ConfirmFinish&) const { return "confirm-finish"; }
    std::string_view operator()(const ConfirmAbandon&) const { return "confirm-abandon"; }
    std::string_view operator()(const Ineligible&) const { return "ineligible"; }
    std::string_view operator()(const StillThere&) const { return "still-there"; }
};

} // namespace

std::string_view name_of(const Step& step)
{
    return std::visit(StepNames{}, step);
}

std::string_view name_of(const Overlay& overlay)
{
    return std::visit(OverlayNames{}, overlay);
}

} // namespace kiosk::flow
