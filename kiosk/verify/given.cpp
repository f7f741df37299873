#include "kiosk/verify/given.h"

#include "kiosk/adapters/foreign_pages.h"
#include "kiosk/verify/codes.h"
#include "shared/receipt/receipt_text.h"

namespace kiosk::verify
{

namespace
{

using base::ErrorCode;
using base::Result;

constexpr unsigned longest_side = 3508; // A4 at 300 dpi
constexpr unsigned most_pages = 10;

Result<std::string> receipt_of(std::string_view text)
{
    const std::string_view receipt = receipt::receipt_text_in(text);
    if (receipt.empty())
        return base::failure(ErrorCode::NotFound, "there is no receipt in it");
    return std::string{receipt};
}

} // namespace

Result<std::string> receipt_in(base::ByteView given)
{
    const auto kind = capture::kind_of_bytes(given);
    if (!kind)
        return receipt_of(base::as_text(given));
    adapters::ForeignPagesSettings settings;
    settings.worker = process::folder_of_this_program() + "/guichet-decode";
    settings.pages = most_pages;
    settings.note = [](std::string_view) {};
    std::string found;
    TRY(adapters::ForeignPages{settings}.draw(*kind, given, longest_side,
                                              [&](const ports::Image& page) {
                                                  if (!receipt::receipt_text_in(found).empty())
                                                      return;
                                                  for (const std::string& text : codes_in(page))
                                                      found += text + "\n";
                                              }));
    return receipt_of(found);
}

} // namespace kiosk::verify
