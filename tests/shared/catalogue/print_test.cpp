#include "tests/program.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <string>

namespace
{

tests::Ran printed(const std::string& arguments)
{
    return tests::run_ours("guichet-catalogue", arguments);
}

} // namespace

TEST_CASE("A procedure is printed in French as it stands on a day")
{
    const tests::Ran now = printed("show ase 2026-11-23");
    CHECK(now.status == 0);
    CHECK(now.output.contains("CESEDA L.423-22, au 2026-04-03 (ancien L.313-11 2° bis)"));
    CHECK(now.output.contains("VPF-ASE16-ME si {"));
    CHECK(now.output.contains("D07 : Contrat d’engagement"));
    CHECK(now.output.contains("D16 : Insertion dans la société française (non bloquante)"));
    const tests::Ran then = printed("show ase 2023-08-16");
    CHECK(then.output.contains("D16"));
    CHECK_FALSE(then.output.contains("D07"));
    CHECK_FALSE(then.output.contains("R.412-1"));
    CHECK(then.output.contains("téléservice de l’État\u00a0: non vérifié"));
    const tests::Ran spouse = printed("show vpf_cf_csp 2023-08-16");
    for (const char* later : {"D07", "D48", "D49", "D74", "L.433-3-1", "300\u00a0€"})
        CHECK_MESSAGE(!spouse.output.contains(later), later);
    CHECK(printed("show AES-TENSION 2023-08-16").output.starts_with("Pas en vigueur"));
    CHECK(printed("show VPF-ASE16-ME 2026-11-23").output == now.output);
}

TEST_CASE("With facts, the case, the pieces and the cost of that person are printed")
{
    const tests::Ran minor =
        printed("show ase 2023-08-16 birth_date=2006-08-10 ase_date=2018-04-16");
    CHECK(minor.output.contains("Cas : VPF-ASE16-MNE"));
    CHECK(minor.output.contains("Pièces : D04 D02 D01 D11 D03 D13 D14 D15 D16*\n"));
    const tests::Ran spouse = printed("show VPF-CF-CSP 2026-11-23 purpose=renew title=vlsts");
    CHECK(spouse.output.contains("D05→remise"));
    CHECK(spouse.output.contains("Total : 250 €"));
}

TEST_CASE("What the law changed between two days is printed")
{
    const tests::Ran output = printed("changes 2023-08-16 2026-11-23");
    CHECK(output.status == 0);
    for (const char* change : {"+ D07", "+ D48", "+ D49", "+ D74", "+ CESEDA R.412-1",
                               "ase\u00a0: non vérifié → oui", "+ aes_tension"})
        CHECK_MESSAGE(output.output.contains(change), change);
    CHECK(output.output.contains("+ Depuis le 23\u00a0janvier\u00a02025"));
    CHECK(output.output.contains("full/tax\u00a0: 200 € → 300 €"));
    CHECK(output.output.contains("CESEDA L.423-22, au 2026-04-03"));
    CHECK_FALSE(printed("changes 2026-11-23 2026-11-24").output.contains("D07"));
    CHECK(printed("changes 2026-11-24 2026-11-23").status == 1);
}

TEST_CASE("A wrong name, day or fact is told, not printed")
{
    CHECK(printed("").status == 2);
    CHECK(printed("dance").status == 2);
    CHECK(printed("show dance 2026-11-23").output == "no such procedure\n");
    CHECK(printed("show ase 2026-02-30").status == 1);
    CHECK(printed("show ase 2026-11-23 birth_date").status == 1);
    CHECK(printed("show ase 2026-11-23 title=crd").output.starts_with("'title' is one of none, "));
    CHECK(printed("show ase 2026-11-23 birth_date=yesterday").output ==
          "'birth_date' is a day such as 2026-11-23, not 'yesterday'\n");
}

TEST_CASE("The page of all procedures says every rule in words")
{
    std::ifstream file{"docs/procedures.md"};
    const std::string page{std::istreambuf_iterator<char>{file}, {}};
    REQUIRE(page.size() > 100'000);
    CHECK_FALSE(page.contains("`{"));
    CHECK_FALSE(page.contains("`null`"));
}

TEST_CASE("The product's own files have no mistake")
{
    const tests::Ran output = printed("check");
    CHECK(output.output == "");
    CHECK(output.status == 0);
}
