#pragma once

#include "kiosk/capture/image.h"

#include <string>
#include <vector>

/// Pictures and files that the tests of pages are made of.
namespace tests
{

using kiosk::capture::Picture;

/// Paper of that grey with rows of marks as large as letters at 150 dpi.
Picture written_page(unsigned width, unsigned height, unsigned paper = 250, unsigned ink = 30);
Picture empty_page(unsigned width, unsigned height, unsigned paper = 250);
/// Red, green, blue and white in its four quarters.
Picture four_colors(unsigned width, unsigned height);

base::Bytes as_png(const Picture& picture);
base::Bytes as_bmp(const Picture& picture);
base::Bytes as_tiff(const std::vector<Picture>& pages);
/// With an EXIF segment that tells this orientation.
base::Bytes as_turned_jpeg(const Picture& picture, unsigned orientation);

/// Files that claim a page of that size and hold none.
base::Bytes png_that_claims(unsigned width, unsigned height);
base::Bytes bmp_that_claims(unsigned width, unsigned height);
base::Bytes tiff_that_claims(unsigned width, unsigned height);
base::Bytes jpeg_that_claims(unsigned width, unsigned height);

} // namespace tests
