/* hsl-party.h: parties and those who act for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-noun.h"

G_BEGIN_DECLS

typedef struct _HslParty HslParty;

/* Somebody on a side of one case, with what the papers say of them. The person behind is a link, so that
 * the same person may stand on other sides of other cases. */
struct _HslParty
{
  HslFact fact;
  char   *side;
  gint64  position; /* order within the side, from 1 */
  char   *kind;
  char   *name;
  char   *sex;
  char   *ethnicity;
  HslDay  birth_on;
  char   *paper_kind;
  char   *paper_number;
  char   *occupation;
  char   *workplace;
  char   *address;
  char   *phone;
  char   *representative; /* of an organisation */
  char   *representative_title;
  char   *delivery_address; /* where papers reach the party, as confirmed; unset: @address */
  char   *delivery_receiver;
  char   *delivery_phone;
  char   *delivery_electronic;
  char   *home_grid;
  char   *category;
  char   *presence; /* attending, absent or refusing: only who attends can sign */
  char   *presence_reason;
  char   *person;
  char   *warnings; /* what was odd about the papers when they were entered */
};

extern const HslNoun hsl_party_noun;

typedef struct _HslAgent HslAgent;

/* Somebody who acts for a party: agent 代理人, guardian 法定代理人, elected representative 代表人. */
struct _HslAgent
{
  HslFact fact;
  char   *party;
  char   *kind;
  char   *name;
  char   *paper_kind;
  char   *paper_number;
  char   *phone;
  char   *relation;
  char   *sex;
  char   *workplace;
  char   *address;
  char  **authorities; /* what the letter of attorney grants, by kind */
  char   *powers;      /* the same in words of one's own */
};

extern const HslNoun hsl_agent_noun;

G_END_DECLS
