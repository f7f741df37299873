#include "kiosk/capture/pdf_pages.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>

namespace kiosk::capture
{

namespace
{

constexpr double a4_short = 595.28; // points
constexpr double a4_long = 841.89;

/// Writes objects one after the other and remembers where each begins.
class PdfWriter
{
public:
    void add(const std::string& body)
    {
        begin();
        m_text += body + "\nendobj\n";
    }
    void add_stream(const std::string& dictionary, std::string_view stream)
    {
        begin();
        m_text += fmt::format("<< {} /Length {} >>\nstream\n", dictionary, stream.size());
        m_text += stream;
        m_text += "\nendstream\nendobj\n";
    }
    base::Bytes finish() &&
    {
        const std::size_t table = m_text.size();
        m_text += fmt::format("xref\n0 {}\n0000000000 65535 f \n", m_offsets.size() + 1);
        for (const std::size_t offset : m_offsets)
            m_text += fmt::format("{:010} 00000 n \n", offset);
        m_text += fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                              m_offsets.size() + 1, table);
        return base::to_bytes(m_text);
    }

private:
    void begin()
    {
        m_offsets.push_back(m_text.size());
        m_text += fmt::format("{} 0 obj\n", m_offsets.size());
    }

    std::string m_text = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
    std::vector<std::size_t> m_offsets;
};

} // namespace

base::Bytes pdf_of(const std::vector<JpegPage>& pages)
{
    // Objects: catalogue, tree, then page, content and picture for each page.
    PdfWriter writer;
    writer.add("<< /Type /Catalog /Pages 2 0 R >>");
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i)
        kids += fmt::format("{} 0 R ", 3 + 3 * i);
    writer.add(fmt::format("<< /Type /Pages /Count {} /Kids [ {}] >>", pages.size(), kids));
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const JpegPage& page = pages[i];
        const bool across = page.width > page.height;
        const double scale = std::min((across ? a4_long : a4_short) / page.width,
                                      (across ? a4_short : a4_long) / page.height);
        const double width = page.width * scale;
        const double height = page.height * scale;
        writer.add(fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 {:.2f} {:.2f} ] "
                               "/Resources << /XObject << /P {} 0 R >> >> /Contents {} 0 R >>",
                               width, height, 5 + 3 * i, 4 + 3 * i));
        writer.add_stream("", fmt::format("q {:.2f} 0 0 {:.2f} 0 0 cm /P Do Q", width, height));
        writer.add_stream(
            fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} /BitsPerComponent 8 "
                        "/ColorSpace {} /Filter /DCTDecode",
                        page.width, page.height, page.gray ? "/DeviceGray" : "/DeviceRGB"),
            base::as_text(page.jpeg));
    }
    return std::move(writer).finish();
}

} // namespace kiosk::capture
