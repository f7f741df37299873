#include "kiosk/app/chime.h"
#include "kiosk/app/errands.h"
#include "kiosk/app/papers_to_print.h"

namespace kiosk::app
{

using namespace flow; // the events and effects of the flow are this class's language

void Errands::keep(EffectId id, base::Result<ports::PreparedFile> prepared)
{
    if (!prepared)
        return fail(id, prepared.error());
    m_needs.outside->papers->keep(prepared->file.id, std::move(prepared->bytes));
    m_needs.mailbox->post(
        PagePrepared{.effect = id,
                     .file = prepared->file,
                     .image = std::make_shared<const ports::Image>(std::move(prepared->preview))});
}

void Errands::run(effect::Scan asked)
{
    const EffectId id = asked.id;
    m_others.submit([this, asked = std::move(asked), flag = cancel_flag(id)] {
        const auto image = m_needs.outside->scanner->scan(progress_of(asked.id), *flag);
        if (!image)
            return fail(asked.id, image.error());
        keep(asked.id, m_needs.outside->preparer->prepare_scan(*image, asked.name));
    });
}

void Errands::run(effect::ReadDocument asked)
{
    m_others.submit([this, asked, flag = cancel_flag(asked.id)] {
        const auto image = m_needs.outside->scanner->scan(progress_of(asked.id), *flag);
        if (!image)
            return fail(asked.id, image.error());
        const auto zone = m_needs.outside->documents->read(*image);
        if (!zone)
            return fail(asked.id, zone.error());
        m_needs.mailbox->post(
            DocumentUnderstood{.effect = asked.id, .facts = dossier::facts_told_by(*zone)});
    });
}

void Errands::run(effect::ListFiles asked)
{
    m_others.submit([this, asked] {
        auto files = m_needs.outside->files->list();
        if (!files)
            return fail(asked.id, files.error());
        m_needs.mailbox->post(FilesListed{.effect = asked.id, .files = std::move(*files)});
    });
}

void Errands::run(effect::PrepareFile asked)
{
    m_others.submit([this, asked = std::move(asked)] {
        constexpr std::uint64_t at_most = 10'000'000; // bytes, as the notice of the step says
        const auto bytes = m_needs.outside->files->read(asked.file, at_most);
        if (!bytes)
            return fail(asked.id, bytes.error());
        keep(asked.id, m_needs.outside->preparer->prepare_file(*bytes, asked.file.name));
    });
}

void Errands::run(const effect::RemovePaper& asked)
{
    m_needs.outside->papers->remove(asked.file);
}

void Errands::run(const effect::AskRoom& asked)
{
    m_others.submit([this, asked] { answer(asked.id, m_needs.outside->vault->room()); });
}

void Errands::run(effect::Deposit asked)
{
    m_others.submit([this, asked = std::move(asked)] {
        auto sealed =
            m_needs.outside->vault->deposit(asked.session, asked.dossier, *m_needs.outside->papers);
        if (!sealed)
            return fail(asked.id, sealed.error());
        m_needs.mailbox->post(Sealed{.effect = asked.id, .acknowledgement = std::move(*sealed)});
    });
}

void Errands::run(effect::AwaitCentral asked)
{
    m_others.submit([this, asked] {
        m_needs.mailbox->post(
            CentralAnswered{.effect = asked.id,
                            .acknowledgement = m_needs.outside->vault->await_central(
                                asked.deposit, m_needs.configuration->central.wait_for_number)});
    });
}

void Errands::print(EffectId id, std::move_only_function<base::Result<base::Bytes>()> make)
{
    m_others.submit([this, id, make = std::move(make), flag = cancel_flag(id)]() mutable {
        const auto pdf = make();
        if (!pdf)
            return fail(id, pdf.error());
        answer(id, m_needs.outside->printer->print(*pdf, "Guichet", progress_of(id), *flag));
    });
}

void Errands::run(effect::PrintConfirmation asked)
{
    const EffectId id = asked.id;
    print(id, [this, asked = std::move(asked)] {
        return confirmation_paper(asked, {.catalogue = m_needs.catalogue,
                                          .guide = m_needs.guide,
                                          .words = m_needs.words,
                                          .configuration = m_needs.configuration,
                                          .clock = m_needs.clock});
    });
}

void Errands::run(effect::PrintList asked)
{
    const EffectId id = asked.id;
    print(id, [this, asked = std::move(asked)] {
        return list_paper(asked, {.catalogue = m_needs.catalogue,
                                  .guide = m_needs.guide,
                                  .words = m_needs.words,
                                  .configuration = m_needs.configuration,
                                  .clock = m_needs.clock});
    });
}

void Errands::run(const effect::Sound&)
{
    chime();
}

} // namespace kiosk::app
