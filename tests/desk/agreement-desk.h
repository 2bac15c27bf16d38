/* agreement-desk.h: the page of a case, opened on its agreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-names.h"
#include "papers.h"

#include "hsl-action-dialog.h"
#include "hsl-agreement-tab.h"
#include "hsl-case-page.h"
#include "hsl-choice-button.h"
#include "hsl-clause-dialog.h"
#include "hsl-dict.h"
#include "hsl-finding.h"
#include "hsl-follow-tab.h"
#include "hsl-signature-box.h"
#include "hsl-terms-dialog.h"

/* Steps of tests/data/cases/market-stalls that have been done when ... */
#define AGREED_IN_TALKS 8
#define DRAWN_UP        9
#define IN_FORCE        11
#define FOUND_LATE      18

/* ... and of settled-by-talk */
#define ACCEPTED 2

#define DRAFT_KEY "agreement/%s"

typedef struct
{
  GtkWindow       *window;
  GtkWidget       *page;
  HslAgreementTab *agreement;
  HslFollowTab    *follow;
  char            *uid;
} Desk;

GtkWidget          *agreement_find (GtkWidget *widget, GType type);
GtkWidget          *agreement_find_window (GType type);
void                agreement_look_at (GtkWidget *widget, const char *name);
Desk                agreement_open_desk (HslStore *store, const char *uid, const char *tab);
void                agreement_close_desk (Desk *desk);
HslCase            *agreement_load (TestStore *fixture, Desk *desk);
void                agreement_type_into (HslFieldRow *row, const char *text);
void                agreement_choose (HslFieldRow *row, const char *id);
HslFieldRow        *agreement_field (HslTermRow *row, const char *name);
HslAgreementEditor *agreement_begin (Desk *desk, const char *kind);
char               *agreement_paper_text (HslAgreementEditor *editor);
void                agreement_assert_paper_has (HslAgreementEditor *editor, const char *words);
void                agreement_assert_paper_lacks (HslAgreementEditor *editor, const char *words);
HslTermRow         *agreement_last_item (HslTermList *terms);
void                agreement_show_beside (HslAgreementEditor *editor, const char *page);
void                agreement_split_term (HslTermRow *row, guint parts, const char *first_on);
void                agreement_type_seven (HslAgreementEditor *editor);
void                agreement_save (Desk *desk, HslAgreementEditor *editor);
