#include <array>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <string>
#include <sys/wait.h>

namespace
{

struct Output {
    int status = -1;
    std::string text;
};

Output printed(const std::string& arguments)
{
    const std::string program =
        std::string{std::getenv("GUICHET_BINARY_DIR")} + "/bin/guichet-catalogue ";
    FILE* pipe = popen((program + arguments + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    Output output;
    std::array<char, 4096> buffer{};
    while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe))
        output.text.append(buffer.data(), count);
    output.status = WEXITSTATUS(pclose(pipe));
    return output;
}

} // namespace

TEST_CASE("A procedure is printed in French as it stands on a day")
{
    const Output now = printed("show ase 2026-11-23");
    CHECK(now.status == 0);
    CHECK(now.text.contains("CESEDA L.423-22, au 2026-04-03 (ancien L.313-11 2° bis)"));
    CHECK(now.text.contains("VPF-ASE16-ME si {"));
    CHECK(now.text.contains("D07 : Contrat d’engagement"));
    CHECK(now.text.contains("D16 : Insertion dans la société française (non bloquante)"));
    CHECK_FALSE(printed("show ase 2023-08-16").text.contains("  D07 : "));
    CHECK(printed("show VPF-ASE16-ME 2026-11-23").text == now.text);
}

TEST_CASE("With facts, the case, the pieces and the cost of that person are printed")
{
    const Output minor = printed("show ase 2023-08-16 birth_date=2006-08-10 ase_date=2018-04-16");
    CHECK(minor.text.contains("Cas : VPF-ASE16-MNE"));
    CHECK(minor.text.contains("Pièces : D04 D02 D01 D11 D03 D13 D14 D15 D16*\n"));
    const Output spouse = printed("show VPF-CF-CSP 2026-11-23 purpose=renew title=vlsts");
    CHECK(spouse.text.contains("D05→remise"));
    CHECK(spouse.text.contains("Total : 250 €"));
}

TEST_CASE("What the law changed between two days is printed")
{
    const Output output = printed("changes 2023-08-16 2026-11-23");
    CHECK(output.status == 0);
    CHECK(output.text.contains("+ D07"));
    CHECK(output.text.contains("full/tax\u00a0: 200 € → 300 €"));
    CHECK(output.text.contains("CESEDA L.423-22, au 2026-04-03"));
    CHECK_FALSE(printed("changes 2026-11-23 2026-11-24").text.contains("D07"));
    CHECK(printed("changes 2026-11-24 2026-11-23").status == 1);
}

TEST_CASE("A wrong name, day or fact is told, not printed")
{
    CHECK(printed("").status == 2);
    CHECK(printed("dance").status == 2);
    CHECK(printed("show dance 2026-11-23").text == "no such procedure\n");
    CHECK(printed("show ase 2026-02-30").status == 1);
    CHECK(printed("show ase 2026-11-23 birth_date").status == 1);
    CHECK(printed("show ase 2026-11-23 title=crd").text.starts_with("'title' is one of none, "));
    CHECK(printed("show ase 2026-11-23 birth_date=yesterday").text ==
          "'birth_date' is a day such as 2026-11-23, not 'yesterday'\n");
}

TEST_CASE("The product's own files have no mistake")
{
    const Output output = printed("check");
    CHECK(output.text == "");
    CHECK(output.status == 0);
}
