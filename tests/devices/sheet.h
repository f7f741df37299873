#pragma once

#include "kiosk/capture/image.h"

#include <memory>
#include <string>
#include <vector>

namespace tests
{

/// How a text is set on a sheet. Lengths in millimetres, sizes in points.
struct Face {
    const char* font = "Noto Sans";
    double size = 11;
    bool bold = false;
    bool centred = false;
};

/// An A4 page on which specimen documents are drawn, lengths in millimetres from the top left.
class Sheet
{
public:
    /// On pixels.
    explicit Sheet(unsigned dpi);
    /// As a PDF file.
    explicit Sheet(const std::string& pdf);
    ~Sheet();

    /// Sets a text, wrapped to `width`; answers where the next line may begin.
    double text(const std::string& words, double x, double y, double width, const Face& face = {});
    /// Lines of a machine readable zone in OCR-B, ten characters an inch, six lines an inch.
    void zone(const std::vector<std::string>& lines, double x, double y,
              const char* font = "OCR B");
    void line(double x, double y, double width);
    void frame(double x, double y, double width, double height, double red, double green,
               double blue);
    void fill(double x, double y, double width, double height, double gray);
    /// A round stamp with its office, a little askew.
    void stamp(const std::string& office, double x, double y);
    void signature(double x, double y);
    /// A face drawn in a few lines, as on a photograph.
    void portrait(double x, double y, double width, double height);
    /// Rows of bars that look like a one-dimensional code and mean nothing.
    void bars(double x, double y, double width, double height);
    /// The word that keeps a specimen from being taken for a document.
    void specimen();
    /// Ends a PDF's page; the next words go on a new one.
    void next_page();

    /// The pixels, on paper that is not quite white nor quite even.
    kiosk::capture::Picture scanned(double light = 1.0) const;

private:
    struct Canvas;
    std::unique_ptr<Canvas> m_canvas;
};

/// Gives back what the drawing libraries keep for the next sheet. None may follow.
void forget_fonts();

} // namespace tests
