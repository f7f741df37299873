#include "samples.h"

using namespace kiosk;

namespace
{

dossier::Acknowledgement proof(bool filed)
{
    std::string code = "DEP1:";
    for (int i = 0; i < 300; ++i)
        code += static_cast<char>('A' + i * 7 % 26);
    return {.deposit = *base::Uuid::parse("0193b5a0-7a00-7000-8000-00000000000a"),
            .at = *base::parse_instant("2026-11-22T08:58:00Z"),
            .application_number =
                filed ? std::optional<std::string>{"5901202611220000184"} : std::nullopt,
            .qr_text = code};
}

flow::State incomplete()
{
    flow::State state = well_on(flow::CheckAnswers{});
    state.dossier->answers.erase("phone");
    state.problems = {{"phone", "problem.required"},
                      {"D13", "problem.piece_missing"},
                      {"D14", "problem.piece_missing"}};
    return state;
}

flow::State observations()
{
    flow::State state = well_on(flow::Observations{});
    state.dossier->observations =
        "Mon adresse a changé le 3 novembre : j’habite maintenant chez ma tante, au 12 rue des "
        "Postes à Lille. Mon nom est écrit « EL AMRANI » sur mon passeport et « ELAMRANI » sur "
        "mon acte de naissance. اسمي مكتوب بطريقتين.";
    return state;
}

flow::State confirmation(flow::Printing paper, flow::Mailing mail = flow::Mailing::No)
{
    return well_on(flow::Confirmation{
        .acknowledgement = proof(true), .paper = paper, .progress = 0.7, .mail = mail});
}

flow::State with_glass(flow::State state)
{
    state.glass_used = true;
    return state;
}

flow::State fault()
{
    flow::State state = confirmation(flow::Printing::Failed);
    std::get<flow::Confirmation>(state.step).paper_failure = base::ErrorCode::PrinterPaperOut;
    return state;
}

flow::State taken(flow::Mailing mail)
{
    flow::State state = confirmation(flow::Printing::Printed, mail);
    std::get<flow::Confirmation>(state.step).paper_taken = true;
    return state;
}

} // namespace

std::vector<Sample> deposit_samples()
{
    return {
        {"check-answers", well_on(flow::CheckAnswers{})},
        {"check-answers-incomplete", incomplete()},
        {"observations", observations()},
        {"depositing", well_on(flow::Depositing{})},
        {"depositing-waiting", well_on(flow::Depositing{flow::DepositStage::Waiting})},
        {"confirmation-printing", with_glass(confirmation(flow::Printing::Running))},
        {"confirmation-printed", confirmation(flow::Printing::Printed)},
        {"confirmation-discreet", confirmation(flow::Printing::No)},
        {"confirmation-taken", taken(flow::Mailing::Sent)},
        {"confirmation-mailing", taken(flow::Mailing::Running)},
        {"confirmation-fault", fault()},
        {"confirmation-kept",
         well_on(flow::Confirmation{
             .acknowledgement = proof(false), .paper = flow::Printing::Running, .progress = 0.2})},
        {"confirmation-no-mail", taken(flow::Mailing::Failed)},
        {"goodbye", {.step = flow::Goodbye{.glass_used = true, .paper_printed = true}}},
        {"goodbye-saved", {.step = flow::Goodbye{.saved = true}}},
        {"goodbye-plain", {.step = flow::Goodbye{}}},
        {"out-of-service", {.step = flow::OutOfService{base::ErrorCode::StorageFull}}},
    };
}
