#include "kiosk/ui/picture_textures.h"

#include <utility>

namespace kiosk::ui
{

TextureName PictureTextures::show(const PagePreview& preview)
{
    if (m_uploader == nullptr)
        return 0;
    const TextureSize size{preview.width, preview.height,
                           preview.colour ? TextureFormat::Rgb : TextureFormat::Gray};
    Picture& picture = m_pictures[std::string{preview.id}];
    picture.shown = true;
    const bool same_size = picture.size.width == size.width && picture.size.height == size.height &&
                           picture.size.format == size.format;
    if (picture.texture != 0 && !same_size)
        m_uploader->destroy(picture.texture);
    if (picture.texture == 0 || !same_size)
        picture = {m_uploader->create(size), size, preview.revision + 1, true};
    if (picture.revision != preview.revision) {
        m_uploader->update(picture.texture, size, {0, preview.height, preview.pixels});
        picture.revision = preview.revision;
    }
    return picture.texture;
}

void PictureTextures::drop_unseen()
{
    for (auto entry = m_pictures.begin(); entry != m_pictures.end();) {
        if (std::exchange(entry->second.shown, false)) {
            ++entry;
            continue;
        }
        m_uploader->destroy(entry->second.texture);
        entry = m_pictures.erase(entry);
    }
}

PictureTextures::~PictureTextures()
{
    for (const auto& [id, picture] : m_pictures)
        m_uploader->destroy(picture.texture);
}

} // namespace kiosk::ui
