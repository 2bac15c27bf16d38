/* hsl-party.c: parties and those who act for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-party.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const HslField party_fields[] = {
  HSL_FIELD (HslParty, side, CODE, HSL_FIELD_REQUIRED, "side", N_ ("Side")),
  HSL_FIELD (HslParty, position, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Position")),
  HSL_FIELD (HslParty, kind, CODE, HSL_FIELD_PLAIN, "person-kind", N_ ("Kind")),
  HSL_FIELD (HslParty, name, TEXT, HSL_FIELD_SEALED | HSL_FIELD_NAME | HSL_FIELD_REQUIRED, NULL, N_ ("Name")),
  HSL_FIELD (HslParty, sex, CODE, HSL_FIELD_SEALED, "sex", N_ ("Sex")),
  HSL_FIELD (HslParty, ethnicity, CODE, HSL_FIELD_SEALED, "ethnicity", N_ ("Ethnicity")),
  HSL_FIELD (HslParty, birth_on, DAY, HSL_FIELD_SEALED | HSL_FIELD_BIRTH | HSL_FIELD_PAST, NULL,
             N_ ("Date of birth")),
  HSL_FIELD (HslParty, paper_kind, CODE, HSL_FIELD_SEALED, "paper-kind", N_ ("Identity paper")),
  HSL_FIELD (HslParty, paper_number, TEXT, HSL_FIELD_SEALED | HSL_FIELD_PAPER, NULL, N_ ("Paper number")),
  HSL_FIELD (HslParty, occupation, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Occupation")),
  HSL_FIELD (HslParty, workplace, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Workplace")),
  HSL_FIELD (HslParty, address, TEXT, HSL_FIELD_SEALED | HSL_FIELD_ADDRESS, NULL, N_ ("Address")),
  HSL_FIELD (HslParty, phone, TEXT, HSL_FIELD_SEALED | HSL_FIELD_PHONE, NULL, N_ ("Phone")),
  HSL_FIELD (HslParty, representative, TEXT, HSL_FIELD_SEALED | HSL_FIELD_NAME, NULL,
             N_ ("Legal representative")),
  HSL_FIELD (HslParty, representative_title, TEXT, HSL_FIELD_SEALED, NULL,
             N_ ("Title of the representative")),
  HSL_FIELD (HslParty, delivery_address, TEXT, HSL_FIELD_SEALED | HSL_FIELD_ADDRESS | HSL_FIELD_ACTION, NULL,
             N_ ("Address for service")),
  HSL_FIELD (HslParty, delivery_receiver, TEXT, HSL_FIELD_SEALED | HSL_FIELD_NAME | HSL_FIELD_ACTION, NULL,
             N_ ("Receives for the party")),
  HSL_FIELD (HslParty, delivery_phone, TEXT, HSL_FIELD_SEALED | HSL_FIELD_PHONE | HSL_FIELD_ACTION, NULL,
             N_ ("Phone of the receiver")),
  HSL_FIELD (HslParty, delivery_electronic, TEXT, HSL_FIELD_SEALED | HSL_FIELD_ADDRESS | HSL_FIELD_ACTION,
             NULL, N_ ("Electronic address for service")),
  HSL_FIELD (HslParty, home_grid, CODE, HSL_FIELD_PLAIN, "grid", N_ ("Home grid")),
  HSL_FIELD (HslParty, category, CODE, HSL_FIELD_SEALED, "person-category", N_ ("Category")),
  HSL_FIELD (HslParty, presence, CODE, HSL_FIELD_PLAIN, "presence", N_ ("Presence")),
  HSL_FIELD (HslParty, presence_reason, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Reason of absence")),
  HSL_FIELD (HslParty, person, LINK, HSL_FIELD_PLAIN, "person", N_ ("Person")),
  HSL_FIELD (HslParty, warnings, TEXT, HSL_FIELD_SEALED | HSL_FIELD_DERIVED, NULL, N_ ("Warnings")),
};
/* clang-format on */

const HslNoun hsl_party_noun =
    HSL_NOUN (HslParty, "party", N_ ("Party"), "party", party_fields);

/* clang-format off */
static const HslField agent_fields[] = {
  HSL_FIELD (HslAgent, party, LINK, HSL_FIELD_REQUIRED, "party", N_ ("Party")),
  HSL_FIELD (HslAgent, kind, CODE, HSL_FIELD_REQUIRED, "agent-kind", N_ ("Kind")),
  HSL_FIELD (HslAgent, name, TEXT, HSL_FIELD_SEALED | HSL_FIELD_NAME | HSL_FIELD_REQUIRED, NULL, N_ ("Name")),
  HSL_FIELD (HslAgent, paper_kind, CODE, HSL_FIELD_SEALED, "paper-kind", N_ ("Identity paper")),
  HSL_FIELD (HslAgent, paper_number, TEXT, HSL_FIELD_SEALED | HSL_FIELD_PAPER, NULL, N_ ("Paper number")),
  HSL_FIELD (HslAgent, phone, TEXT, HSL_FIELD_SEALED | HSL_FIELD_PHONE, NULL, N_ ("Phone")),
  HSL_FIELD (HslAgent, relation, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Relation")),
  HSL_FIELD (HslAgent, sex, CODE, HSL_FIELD_SEALED, "sex", N_ ("Sex")),
  HSL_FIELD (HslAgent, workplace, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Workplace")),
  HSL_FIELD (HslAgent, address, TEXT, HSL_FIELD_SEALED | HSL_FIELD_ADDRESS, NULL, N_ ("Address")),
  HSL_FIELD (HslAgent, authorities, CODES, HSL_FIELD_SEALED, "agent-authority", N_ ("Authorities")),
  HSL_FIELD (HslAgent, powers, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL, N_ ("Powers")),
};
/* clang-format on */

const HslNoun hsl_agent_noun =
    HSL_NOUN (HslAgent, "agent", N_ ("Agent"), "agent", agent_fields);
