#pragma once

#include <string_view>

namespace dossier
{

/// Whether the name of a file says that it is about a person's health: "Certificat médical.pdf",
/// "compte-rendu_irm.jpg". Such a file goes to the doctors of the OFII, never to the prefecture.
bool is_medical_name(std::string_view file_name);

} // namespace dossier
