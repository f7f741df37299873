#include "shared/receipt/pdf_language.h"

#include <fmt/format.h>
#include <string>

namespace receipt
{

namespace
{

/// The words between two marks, the last time that the first one occurs.
std::string_view between(std::string_view text, std::string_view before, std::string_view after)
{
    const auto start = text.rfind(before);
    if (start == std::string_view::npos)
        return {};
    text.remove_prefix(start + before.size());
    return text.substr(0, text.find(after));
}

} // namespace

base::Result<base::Bytes> with_language(base::Bytes pdf, std::string_view language)
{
    const std::string_view file = base::as_text(pdf);
    const std::string_view size = between(file, "<< /Size ", "\n");
    const std::string_view root = between(file, "/Root ", " 0 R");
    const std::string_view info = between(file, "/Info ", " 0 R");
    const std::string_view previous = between(file, "startxref\n", "\n");
    const std::string object = fmt::format("\n{} 0 obj\n", root);
    const std::string_view catalogue = between(file, object + "<<", "\n>>");
    if (size.empty() || root.empty() || info.empty() || previous.empty() || catalogue.empty())
        return base::failure(base::ErrorCode::Internal, "a PDF without the catalogue of Cairo's");

    std::string update =
        fmt::format("{}<<{}\n   /Lang ({})\n   /MarkInfo << /Marked true >>\n"
                    "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                    object, catalogue, language);
    const std::size_t table = file.size() + update.size();
    update +=
        fmt::format("xref\n{} 1\n{:010} 00000 n \n"
                    "trailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n   /Prev {}\n>>\n"
                    "startxref\n{}\n%%EOF\n",
                    root, file.size() + 1, size, root, info, previous, table);
    const base::ByteView bytes = base::as_bytes(update);
    pdf.insert(pdf.end(), bytes.begin(), bytes.end());
    return pdf;
}

} // namespace receipt
