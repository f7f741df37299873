#include "tests/shared/guide/explorer.h"
#include "tests/shared/guide/product.h"

#include <doctest/doctest.h>
#include <iostream>
#include <chrono>

TEST_CASE("explore")
{
    std::size_t longest = 0;
    std::map<std::string,int> outcomes; std::map<std::size_t,int> lengths;
    std::map<std::string, std::size_t> per;
    Explorer explorer{product_guide(), [&](const auto& answers, const auto&) {
        lengths[answers.size()]++;
        std::string first;
        for (auto& a : answers) { if (a.question=="purpose"||a.question=="grounds"||a.question=="nationality"||a.question=="title_ground") { auto* t=a.value.text(); if(t) first+=*t+" "; else first += *std::get<catalogue::Value::List>(a.value.content)[0].text()+" "; } }
        per[first]++;
        if (answers.size() > longest || answers.size()>15) {
            if (answers.size()>longest) longest = answers.size();
            if (lengths[answers.size()]<3) {std::cout << answers.size() << ": ";
            for (auto& a : answers) std::cout << a.question << " ";
            std::cout << "\n";}
        }
    }};
    auto t=std::chrono::steady_clock::now();
    explorer.explore({{"today", "2026-11-23"}});
    std::cout << explorer.conversations() << " conversations " << std::chrono::duration<double>(std::chrono::steady_clock::now()-t).count() << " s\n";
    for (auto& [l,n] : lengths) std::cout << l << " " << n << "\n";
    std::vector<std::pair<std::size_t,std::string>> v; for (auto&[k,n]:per) v.push_back({n,k}); std::sort(v.rbegin(),v.rend());
    for (int i=0;i<40&&i<(int)v.size();++i) std::cout << v[i].first << " " << v[i].second << "\n";
}
