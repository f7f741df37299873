#pragma once

#include "kiosk/ui/pictures.h"
#include "kiosk/ui/textures.h"

#include <map>
#include <string>

namespace kiosk::ui
{

/// Textures of the pages shown; one that no frame shows any more is destroyed.
class PictureTextures
{
public:
    explicit PictureTextures(TextureUploader* uploader) : m_uploader{uploader} {}
    ~PictureTextures();
    PictureTextures(const PictureTextures&) = delete;
    PictureTextures& operator=(const PictureTextures&) = delete;

    /// 0 where nothing is drawn.
    TextureName show(const PagePreview& preview);
    void drop_unseen();

private:
    struct Picture {
        TextureName texture = 0;
        TextureSize size{};
        std::uint64_t revision = 0;
        bool shown = false;
    };
    TextureUploader* m_uploader;
    std::map<std::string, Picture> m_pictures;
};

} // namespace kiosk::ui
