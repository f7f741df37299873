#include "kiosk/app/gl_textures.h"

#include <GL/gl.h>
#include <GL/glext.h>
#include <array>

namespace kiosk::app
{

namespace
{

struct Format {
    GLint stored;
    GLenum given;
    std::array<GLint, 4> swizzle;
};

Format format_of(ui::TextureFormat format)
{
    switch (format) {
    case ui::TextureFormat::Coverage:
        return {GL_R8, GL_RED, {GL_ONE, GL_ONE, GL_ONE, GL_RED}};
    case ui::TextureFormat::Gray:
        return {GL_R8, GL_RED, {GL_RED, GL_RED, GL_RED, GL_ONE}};
    case ui::TextureFormat::Rgb:
        break;
    }
    return {GL_RGB8, GL_RGB, {GL_RED, GL_GREEN, GL_BLUE, GL_ONE}};
}

GLuint gl_name(ui::TextureName texture)
{
    return static_cast<GLuint>(texture);
}

} // namespace

ui::TextureName GlTextures::create(const ui::TextureSize& size)
{
    const Format format = format_of(size.format);
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, format.swizzle.data());
    glTexImage2D(GL_TEXTURE_2D, 0, format.stored, static_cast<GLsizei>(size.width),
                 static_cast<GLsizei>(size.height), 0, format.given, GL_UNSIGNED_BYTE, nullptr);
    return texture;
}

void GlTextures::update(ui::TextureName texture, const ui::TextureSize& size, const ui::Band& band)
{
    glBindTexture(GL_TEXTURE_2D, gl_name(texture));
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, static_cast<GLint>(band.first),
                    static_cast<GLsizei>(size.width), static_cast<GLsizei>(band.rows),
                    format_of(size.format).given, GL_UNSIGNED_BYTE, band.pixels.data());
}

void GlTextures::destroy(ui::TextureName texture)
{
    const GLuint name = gl_name(texture);
    glDeleteTextures(1, &name);
}

void GlPanelClear::clear(const ui::PixelBox& box, ui::Colour colour)
{
    glEnable(GL_SCISSOR_TEST);
    glScissor(box.left, m_height - box.top - box.height, box.width, box.height);
    glClearColor(static_cast<float>(colour.red) / 255.0F, static_cast<float>(colour.green) / 255.0F,
                 static_cast<float>(colour.blue) / 255.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
}

} // namespace kiosk::app
