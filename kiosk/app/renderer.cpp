#include "kiosk/app/renderer.h"

#include <GL/gl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace kiosk::app
{

base::Result<std::unique_ptr<Renderer>> Renderer::open()
{
    if (!ImGui_ImplOpenGL3_Init("#version 330 core"))
        return base::failure(base::ErrorCode::Internal, "OpenGL 3.3 cannot be used");
    return std::unique_ptr<Renderer>{new Renderer};
}

Renderer::~Renderer()
{
    ImGui_ImplOpenGL3_Shutdown();
}

void Renderer::begin()
{
    ImGui_ImplOpenGL3_NewFrame();
}

void Renderer::show()
{
    glDisable(GL_SCISSOR_TEST);
    glClearColor(1.0F, 1.0F, 1.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

} // namespace kiosk::app
