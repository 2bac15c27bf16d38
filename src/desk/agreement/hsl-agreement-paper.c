/* hsl-agreement-paper.c: an agreement as its paper will have it
 *
 * Shown beside the editor at every key, and later read-only. Labels are kept and only their text
 * changes, so that the view stays where it was scrolled to; while nobody looks they wait.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-agreement-paper"

#include "hsl-agreement-paper.h"

#include "hsl-agreement-words.h"
#include "hsl-veil.h"

#include <glib/gi18n-lib.h>

struct _HslAgreementPaper
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *box;

  /* Owned */
  GPtrArray *sentences;

  int      marked; /* term, -1 for none */
  gboolean is_veiled;
};

G_DEFINE_FINAL_TYPE (HslAgreementPaper, hsl_agreement_paper, GTK_TYPE_WIDGET)

static const char *const kind_classes[] = {
  [HSL_SENTENCE_TITLE] = "hsl-paper-title",
  [HSL_SENTENCE_HEADING] = "hsl-paper-heading",
  [HSL_SENTENCE_BODY] = "hsl-paper-body",
  [HSL_SENTENCE_SIGN] = "hsl-paper-sign",
};

static void show_sentences (HslAgreementPaper *self);

static void
hsl_agreement_paper_map (GtkWidget *widget)
{
  HslAgreementPaper *self = HSL_AGREEMENT_PAPER (widget);

  if (self->sentences != NULL)
    show_sentences (self);
  GTK_WIDGET_CLASS (hsl_agreement_paper_parent_class)->map (widget);
}

static void
hsl_agreement_paper_dispose (GObject *object)
{
  HslAgreementPaper *self = HSL_AGREEMENT_PAPER (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->box = NULL;
  g_clear_pointer (&self->sentences, g_ptr_array_unref);
  G_OBJECT_CLASS (hsl_agreement_paper_parent_class)->dispose (object);
}

static void
hsl_agreement_paper_class_init (HslAgreementPaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_agreement_paper_dispose;
  widget_class->map = hsl_agreement_paper_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hsl_agreement_paper_init (HslAgreementPaper *self)
{
  self->marked = -1;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "hsl-paper");
  gtk_widget_set_valign (self->box, GTK_ALIGN_START);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  /* Nothing inside takes the focus, and the keys must scroll. */
  gtk_widget_set_focusable (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the agreement"), -1);
}

static GtkWidget *
add_label (HslAgreementPaper *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
dress (HslAgreementPaper *self,
       GtkWidget         *label,
       const HslSentence *sentence)
{
  const char *classes[] = { kind_classes[sentence->kind], NULL, NULL };
  gboolean    is_title = sentence->kind == HSL_SENTENCE_TITLE;

  if (sentence->term >= 0 && sentence->term == self->marked)
    classes[1] = "hsl-paper-marked";
  gtk_widget_set_css_classes (label, classes);
  gtk_label_set_xalign (GTK_LABEL (label), is_title ? 0.5f : 0);
  gtk_label_set_justify (GTK_LABEL (label), is_title ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
}

static void
show_sentences (HslAgreementPaper *self)
{
  GtkWidget *label = gtk_widget_get_first_child (self->box);

  for (guint i = 0; i < self->sentences->len; i++)
    {
      const HslSentence *sentence = g_ptr_array_index (self->sentences, i);

      if (label == NULL)
        label = add_label (self);
      if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), sentence->text) != 0)
        gtk_label_set_text (GTK_LABEL (label), sentence->text);
      dress (self, label, sentence);
      label = gtk_widget_get_next_sibling (label);
    }
  while (label != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (label);

      gtk_box_remove (GTK_BOX (self->box), label);
      label = next;
    }
}

static void
veil (HslAgreementPaper *self,
      const HslCase     *owner)
{
  for (guint i = 0; i < self->sentences->len; i++)
    {
      HslSentence     *sentence = g_ptr_array_index (self->sentences, i);
      g_autofree char *text = g_steal_pointer (&sentence->text);

      sentence->text = hsl_veil_dup_words (owner, text);
    }
}

/**
 * hsl_agreement_paper_set_veiled:
 * @is_veiled: whether names are hidden where the preferences say so; not where the paper is being written
 */
void
hsl_agreement_paper_set_veiled (HslAgreementPaper *self,
                                gboolean           is_veiled)
{
  g_return_if_fail (HSL_IS_AGREEMENT_PAPER (self));
  self->is_veiled = is_veiled;
}

/**
 * hsl_agreement_paper_show:
 * @agreement: may be half typed; nothing of it is kept
 */
void
hsl_agreement_paper_show (HslAgreementPaper  *self,
                          const HslAgreement *agreement,
                          const HslCase      *owner,
                          const HslContext   *context)
{
  g_return_if_fail (HSL_IS_AGREEMENT_PAPER (self));

  g_clear_pointer (&self->sentences, g_ptr_array_unref);
  self->sentences = hsl_agreement_dup_sentences (agreement, owner, context);
  if (self->is_veiled)
    veil (self, owner);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_sentences (self);
}

static void
scroll_to (HslAgreementPaper *self,
           GtkWidget         *label)
{
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t at;

  if (gtk_widget_compute_bounds (label, self->box, &at))
    gtk_adjustment_clamp_page (adjustment, at.origin.y, at.origin.y + at.size.height);
}

/**
 * hsl_agreement_paper_mark_term:
 * @term: index of the term that is being typed, -1 for none
 */
void
hsl_agreement_paper_mark_term (HslAgreementPaper *self,
                               int                term)
{
  GtkWidget *label;

  g_return_if_fail (HSL_IS_AGREEMENT_PAPER (self));

  self->marked = term;
  if (self->sentences == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  show_sentences (self);
  label = gtk_widget_get_first_child (self->box);
  for (guint i = 0; i < self->sentences->len; i++, label = gtk_widget_get_next_sibling (label))
    if (term >= 0 && ((HslSentence *) g_ptr_array_index (self->sentences, i))->term == term)
      scroll_to (self, label);
}

/**
 * hsl_agreement_paper_dup_text:
 *
 * Returns: (transfer full): what is shown, a line for each paragraph
 */
char *
hsl_agreement_paper_dup_text (HslAgreementPaper *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (HSL_IS_AGREEMENT_PAPER (self), g_string_free (text, FALSE));

  for (guint i = 0; self->sentences != NULL && i < self->sentences->len; i++)
    g_string_append_printf (text, "%s\n",
                            ((HslSentence *) g_ptr_array_index (self->sentences, i))->text);
  return g_string_free (text, FALSE);
}
