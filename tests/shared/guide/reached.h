#pragma once

#include "shared/guide/parts.h"

/// Which lines of outcomes.yaml some person has been led to.
class Reached
{
public:
    Reached();

    /// Marks the lines that hold for a person; the facts are those of an advice.
    void mark(const catalogue::Facts& completed);
    /// The lines that held for nobody, as « ground: code (reason), the third ».
    std::vector<std::string> never() const;

private:
    struct Line {
        const guide::Outcome* outcome = nullptr;
        std::string place{};
        bool held = false;
    };

    Line* holding(std::size_t ground, const catalogue::Facts& facts);

    std::vector<guide::Reckoning> m_reckonings{};
    std::vector<guide::Ground> m_grounds{};
    std::vector<std::vector<Line>> m_lines{}; ///< by ground
};
