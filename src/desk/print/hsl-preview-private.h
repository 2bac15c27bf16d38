/* hsl-preview-private.h: what the files of the preview share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-offset-button.h"
#include "hsl-preview.h"

G_BEGIN_DECLS

struct _HslPreview
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore   *store;
  HslCase    *on; /* (nullable) */
  char       *form;
  char       *subject;
  GVariant   *data;
  char       *head;  /* of the chain, when it was opened */
  GPtrArray  *parts; /* of HslPages */
  GHashTable *scans; /* (nullable): what is attached, for a volume */
  HslCopies  *copies;

  double   zoom;
  gboolean is_blank;
  gboolean is_filling; /* the fields are set by us */
  guint    printed;    /* copies so far */

  /* Template widgets */
  AdwWindowTitle    *title;
  GtkLabel          *place;
  GtkWidget         *options;
  GtkEditable       *recipient;
  GtkDropDown       *copy;
  GtkAdjustment     *n_copies;
  GtkCheckButton    *marked;
  GtkEditable       *pages;
  GtkCheckButton    *draft;
  HslOffsetButton   *offset;
  GtkScrolledWindow *scroller;
  GtkBox            *sheets;
};

HslPressOrder hsl_preview_get_order (HslPreview *self, const HslContext *context);
void          hsl_preview_ask_for_file (HslPreview *self);

G_END_DECLS
