/* hsl-agreement-pages.c: the pages of an agreement while it is typed
 *
 * The press makes them, the same as for the printer. It is asked once before the next frame however many keys
 * came since the last, and only while somebody looks; until then, and when it cannot (a character no font
 * has), the last good pages stay.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-agreement-pages"

#include "hsl-agreement-pages.h"

#include "hsl-agreement-words.h"
#include "hsl-check.h"
#include "hsl-press.h"
#include "hsl-sheet.h"
#include "hsl-widget.h"

#include <glib/gi18n.h>

#define MARGIN 10

struct _HslAgreementPages
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *problem;
  GtkWidget *scroller;
  GtkWidget *box; /* of HslSheet */

  /* Owned */
  HslStore *store;
  HslFact  *owner; /* a HslCase */
  HslFact  *draft; /* a HslAgreement */
  HslPages *pages; /* (nullable): the last good ones */

  guint    tick; /* 0: nothing waits to be made */
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (HslAgreementPages, hsl_agreement_pages, GTK_TYPE_WIDGET)

/* A case that differs from the real one by the agreement that is typed. It lives as long as the press reads
 * it, so everything but the list of agreements is borrowed. */
static HslPages *
make_pages (HslAgreementPages *self,
            GError           **error)
{
  HslPress             *press = hsl_press_get_shared (error);
  HslAgreement         *draft = (HslAgreement *) self->draft;
  HslCase               with_draft = *(HslCase *) self->owner;
  g_autoptr (GPtrArray) agreements = g_ptr_array_new ();
  g_autoptr (GPtrArray) signatories = hsl_agreement_get_signatories (draft, &with_draft);
  HslContext            context;
  HslPressOrder         order = { .on = &with_draft, .context = &context };
  HslPages             *pages;

  if (press == NULL)
    return NULL;
  hsl_store_init_context (self->store, &context);
  hsl_fact_assign_uids (draft, &context);
  draft->copies = signatories->len + 1;
  draft->total_fen = 0;
  for (guint i = 0; i < draft->terms->len; i++)
    draft->total_fen += ((HslTerm *) g_ptr_array_index (draft->terms, i))->amount_fen;
  g_ptr_array_add (agreements, draft);
  with_draft.agreements = agreements;
  order.subject = draft->fact.uid;
  order.is_demo = hsl_store_is_demo (self->store);
  pages = hsl_press_make (press, hsl_agreement_get_form (draft, &with_draft), &order, error);
  hsl_store_clear_context (&context);
  return pages;
}

static double
get_zoom (HslAgreementPages *self)
{
  double width, height;
  int    room = gtk_widget_get_width (self->scroller) - 2 * MARGIN;

  hsl_pages_get_size (self->pages, &width, &height);
  return MAX (room, 120) / width;
}

/* By count, as the sheets may not have their place yet. */
static void
mark_in_sight (HslAgreementPages *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double         top = gtk_adjustment_get_value (adjustment);
  double         bottom = top + MAX (gtk_adjustment_get_page_size (adjustment), 1);
  double         width, height, y = MARGIN;

  if (self->pages == NULL)
    return;
  hsl_pages_get_size (self->pages, &width, &height);
  height *= get_zoom (self);
  for (GtkWidget *sheet = gtk_widget_get_first_child (self->box); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet))
    {
      hsl_sheet_set_in_sight (HSL_SHEET (sheet), y < bottom && y + height > top);
      y += height + MARGIN;
    }
}

static void
show_pages (HslAgreementPages *self)
{
  guint      n = hsl_pages_get_count (self->pages);
  double     zoom = get_zoom (self);
  GtkWidget *sheet = gtk_widget_get_first_child (self->box);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("Page %u of %u"), i + 1, n);

      if (sheet == NULL)
        {
          sheet = hsl_sheet_new (self->pages, i, label);
          gtk_box_append (GTK_BOX (self->box), sheet);
        }
      else
        hsl_sheet_set_pages (HSL_SHEET (sheet), self->pages, label);
      hsl_sheet_set_zoom (HSL_SHEET (sheet), zoom);
      sheet = gtk_widget_get_next_sibling (sheet);
    }
  while (sheet != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (sheet);

      gtk_box_remove (GTK_BOX (self->box), sheet);
      sheet = next;
    }
  mark_in_sight (self);
}

static void
make (HslAgreementPages *self)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslPages) pages = NULL;

  if (self->draft == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->is_stale)
    {
      pages = make_pages (self, &error);
      self->is_stale = FALSE;
      gtk_label_set_text (GTK_LABEL (self->problem), error != NULL ? error->message : "");
      gtk_widget_set_visible (self->problem, error != NULL);
      if (pages != NULL)
        g_set_object (&self->pages, pages);
    }
  if (self->pages != NULL)
    show_pages (self);
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  HslAgreementPages *self = HSL_AGREEMENT_PAGES (widget);

  self->tick = 0;
  make (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_frame (HslAgreementPages *self)
{
  if (self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static void
hsl_agreement_pages_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hsl_agreement_pages_parent_class)->map (widget);
  wait_for_frame (HSL_AGREEMENT_PAGES (widget));
}

static void
hsl_agreement_pages_dispose (GObject *object)
{
  HslAgreementPages *self = HSL_AGREEMENT_PAGES (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->problem, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->box = NULL;
  g_clear_object (&self->store);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->owner, hsl_fact_unref);
  g_clear_pointer (&self->draft, hsl_fact_unref);
  G_OBJECT_CLASS (hsl_agreement_pages_parent_class)->dispose (object);
}

static void
hsl_agreement_pages_class_init (HslAgreementPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_agreement_pages_dispose;
  widget_class->map = hsl_agreement_pages_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
hsl_agreement_pages_init (HslAgreementPages *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkAdjustment    *width, *height;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "hsl-problem");
  gtk_widget_set_visible (self->problem, FALSE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);
  gtk_widget_set_margin_top (self->box, MARGIN);
  gtk_widget_set_margin_bottom (self->box, MARGIN);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_focusable (self->scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages of the agreement"), -1);
  width = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (width, "notify::page-size", G_CALLBACK (wait_for_frame), self, G_CONNECT_SWAPPED);
  height = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (height, "value-changed", G_CALLBACK (mark_in_sight), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (height, "changed", G_CALLBACK (mark_in_sight), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * hsl_agreement_pages_show:
 * @owner: the case
 * @draft: the agreement as far as it is typed; kept, and changed by nobody else any more
 */
void
hsl_agreement_pages_show (HslAgreementPages *self,
                          HslStore          *store,
                          HslCase           *owner,
                          HslAgreement      *draft)
{
  g_autoptr (HslFact) old_owner = self->owner;
  g_autoptr (HslFact) old_draft = self->draft;

  g_return_if_fail (HSL_IS_AGREEMENT_PAGES (self));

  g_set_object (&self->store, store);
  self->owner = hsl_fact_ref (owner);
  self->draft = hsl_fact_ref (draft);
  self->is_stale = TRUE;
  wait_for_frame (self);
}

/**
 * hsl_agreement_pages_get_pages:
 *
 * Returns: (transfer none) (nullable): what is shown; the pages of the newest draft once a frame was drawn
 */
HslPages *
hsl_agreement_pages_get_pages (HslAgreementPages *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_PAGES (self), NULL);
  return self->is_stale ? NULL : self->pages;
}
