/* hsl-press.h: a case and a form made into pages
 *
 * The one way to an official paper, for the window, heshilaoctl and tests alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-copies.h"
#include "hsl-pages.h"

#include "hsl-context.h"
#include "hsl-forms.h"
#include "hsl-state.h"

G_BEGIN_DECLS

typedef struct _HslPress HslPress;

/* What is printed of a case, and for whom. */
typedef struct
{
  const HslCase    *on; /* (nullable): only a blank form needs none */
  const HslContext *context;
  const char       *subject;   /* (nullable): uid of the row it tells of, see hsl-subject.h */
  const char       *recipient; /* (nullable): who gets it, in words */
  const char       *viewer;    /* (nullable): the party whose copy it is: what is the others' is hidden */
  GHashTable       *scans;     /* (nullable): uid of an attachment -> HslScan, for a volume */
  gboolean          is_masked; /* for another office: numbers and addresses of everybody are hidden */
  gboolean          is_blank;  /* an empty form to be filled in by hand */
  gboolean          is_demo;   /* watermark 演示 */
  gboolean          is_draft;  /* watermark 草稿 */
  const char       *head;      /* (nullable): of the chain, as hsl_store_dup_short_head() gives it */
  guint             n_pages;   /* of it that were printed; 0 is all */
} HslPressOrder;

HslPress *hsl_press_new (GError **error);
HslPress *hsl_press_get_shared (GError **error);
void      hsl_press_free (HslPress *self);
HslForms *hsl_press_get_forms (HslPress *self);
void      hsl_press_reload_forms (HslPress *self);
HslTemplate            *
hsl_press_find_form (HslPress *self, const char *form, const HslPressOrder *order, GError **error);
GPtrArray *hsl_press_list_forms (HslPress *self, const HslCase *on, HslDay today);
HslPages  *hsl_press_make (HslPress *self, const char *form, const HslPressOrder *order, GError **error);
HslPages             *
hsl_press_make_from_data (HslPress            *self,
                                      const char          *form,
                                      GVariant            *data,
                                      const HslPressOrder *order,
                                      GError             **error);
HslPages   *hsl_press_make_blank (HslPress *self, HslTemplate *form, GError **error);
GPtrArray  *hsl_press_make_volume (HslPress *self, const HslPressOrder *order, GError **error);
gboolean    hsl_press_write_volume (GPtrArray           *parts,
                                    const HslPressOrder *order,
                                    const char          *path,
                                    GError             **error);
guint       hsl_press_count_copies (GPtrArray *parts, const HslPressOrder *order);
char       *hsl_press_dup_recipients (GPtrArray *parts, const HslPressOrder *order);
gboolean    hsl_press_is_draft (HslPress *self, const char *form, const HslPressOrder *order);
HslCopies  *hsl_press_make_copies (HslPress             *self,
                                   GPtrArray            *parts,
                                   const HslCopiesOrder *copies,
                                   GError              **error);
const char *hsl_press_get_subject (HslPages *pages);
GVariant   *hsl_press_make_record (HslPages *pages, const HslPressOrder *order, guint copies);
char       *hsl_press_dup_file_name (const char *title, const HslCase *on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslPress, hsl_press_free)

G_END_DECLS
