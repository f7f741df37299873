#pragma once

namespace kiosk::app
{

/// Takes the code of the program and its libraries out of resident memory; what is run again comes
/// back page by page from the system's cache. After a start, most of the OpenGL driver's compiler
/// is never run again.
void give_back_code_pages();

} // namespace kiosk::app
