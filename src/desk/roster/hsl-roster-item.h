/* hsl-roster-item.h: a worker, area, room or organisation as a row of the roster
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_ROSTER_COLUMNS_MAX 6

#define HSL_TYPE_ROSTER_ITEM (hsl_roster_item_get_type ())
G_DECLARE_FINAL_TYPE (HslRosterItem, hsl_roster_item, HSL, ROSTER_ITEM, GObject)

/* What of a fact a column says. */
typedef char *(*HslRosterText) (HslStore *store, const HslDirectory *directory, gconstpointer fact);

typedef struct
{
  const char   *title; /* msgid */
  HslRosterText text;
} HslRosterColumn;

/* One list of the roster. */
typedef struct
{
  const char     *id;
  const char     *label; /* msgid */
  const char     *add;   /* msgid: what the button says */
  const HslNoun  *noun;
  HslRosterColumn columns[HSL_ROSTER_COLUMNS_MAX];
} HslRosterKind;

extern const HslRosterKind hsl_roster_kinds[];

const HslRosterKind *hsl_roster_kind_find (const char *id);

GPtrArray *hsl_roster_kind_get_facts (const HslRosterKind *self, const HslDirectory *directory);

HslRosterItem *hsl_roster_item_new (const HslRosterKind *kind,
                                    HslStore            *store,
                                    const HslDirectory  *directory,
                                    gpointer             fact);
gpointer       hsl_roster_item_get_fact (HslRosterItem *self);
const char    *hsl_roster_item_get_text (HslRosterItem *self, guint column);
gboolean       hsl_roster_item_matches (HslRosterItem *self, const char *typed);
gboolean       hsl_roster_item_is_former (HslRosterItem *self, HslDay today);

G_END_DECLS
