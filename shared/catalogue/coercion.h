#pragma once

#include "shared/catalogue/value.h"

#include <string>

namespace catalogue
{

// JavaScript's coercions, as JsonLogic has them (ECMA-262 section 7).

/// JsonLogic's own truth: an empty list is false; otherwise JavaScript's.
bool is_true(const Value& value);
/// NaN where it is no number.
double to_number(const Value& value);
/// The longest number at the start of its text; NaN where there is none.
double leading_number(const Value& value);
std::string to_text(const Value& value);

/// ==. Two lists or two objects are equal where their contents are.
bool loosely_equal(const Value& left, const Value& right);
/// <
bool less(const Value& left, const Value& right);
/// <=, which JavaScript does not make of < and ==.
bool less_or_equal(const Value& left, const Value& right);

} // namespace catalogue
