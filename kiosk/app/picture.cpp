#include "kiosk/app/window.h"

#include <cstdio>
#include <png.h>

namespace kiosk::app
{

base::Result<void> write_png(const Picture& picture, const std::filesystem::path& file)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    if (png_image_write_to_file(&image, file.c_str(), 0, picture.rgb.data(), 0, nullptr) == 0)
        return base::failure(base::ErrorCode::StorageFailed, file.string() + ": " + image.message);
    return {};
}

} // namespace kiosk::app
