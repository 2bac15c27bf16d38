/* hsl-agreement-words.c: an agreement, paragraph by paragraph
 *
 * What of the paper follows from the rows. It is the text of an official paper, so it is Chinese in
 * any locale; what the form says whatever was agreed is left to the form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-agreement"

#include "hsl-agreement-words.h"

#include "hsl-term-text.h"

#define BLANK "＿＿＿＿"

static const char *const sides[] = { "applicant", "respondent", "third" };

void
hsl_sentence_free (HslSentence *self)
{
  g_free (self->text);
  g_free (self);
}

static void
take (GPtrArray      *sentences,
      HslSentenceKind kind,
      char           *text)
{
  HslSentence *sentence = g_new0 (HslSentence, 1);

  sentence->kind = kind;
  sentence->text = text;
  sentence->term = -1;
  g_ptr_array_add (sentences, sentence);
}

/* 1 to 99, as articles and copies are counted. */
static char *
dup_han (guint number)
{
  static const char *const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  const char              *tens = number / 10 > 1 ? digits[number / 10] : "";

  if (number == 0 || number > 99)
    return g_strdup_printf ("%u", number);
  return g_strconcat (tens, number >= 10 ? "十" : "", digits[number % 10], NULL);
}

static gboolean
is_oral (const HslAgreement *self)
{
  return g_strcmp0 (self->kind, "oral") == 0;
}

/**
 * hsl_agreement_get_form:
 *
 * Returns: the id of the form that the agreement is printed on
 */
const char *
hsl_agreement_get_form (const HslAgreement *self,
                        const HslCase      *owner)
{
  if (hsl_case_is_police (owner))
    return "police-agreement";
  return is_oral (self) ? "oral-agreement" : "agreement";
}

static const char *
title_of (const HslAgreement *self,
          const HslCase      *owner)
{
  if (hsl_case_is_police (owner))
    return "治安调解协议书";
  return is_oral (self) ? "人民调解口头协议登记表" : "人民调解协议书";
}

static void
add_parties (GPtrArray        *sentences,
             const HslCase    *owner,
             const HslContext *context)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *names = hsl_case_dup_side_names (owner, sides[i], G_MAXUINT);

      if (names != NULL && *names != '\0')
        take (sentences, HSL_SENTENCE_BODY,
              g_strdup_printf ("%s：%s。", hsl_codes_get_name (context->codes, "side", sides[i], FALSE),
                               names));
    }
}

static char *
dup_names (GPtrArray *parties)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (parties, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", party->name != NULL ? party->name : BLANK);
    }
  return g_string_free (names, FALSE);
}

static void
add_terms (GPtrArray          *sentences,
           const HslAgreement *self,
           const HslCase      *owner,
           const HslContext   *context)
{
  g_autoptr (GPtrArray) items = hsl_agreement_get_items (self);
  g_autofree char      *total = hsl_agreement_dup_total_text (self);
  g_autofree char      *delay = hsl_agreement_dup_delay_text (self);
  guint                 n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const HslFact   *item = g_ptr_array_index (items, i);
      g_autofree char *number = NULL;
      g_autofree char *sentence = NULL;

      if (item->noun == &hsl_free_paragraph_noun)
        {
          take (sentences, HSL_SENTENCE_BODY, g_strdup (((const HslFreeParagraph *) item)->text));
          continue;
        }
      number = dup_han (++n);
      sentence = hsl_term_dup_text ((const HslTerm *) item, self, owner, context);
      take (sentences, HSL_SENTENCE_BODY, g_strdup_printf ("（%s）%s", number, sentence));
      ((HslSentence *) g_ptr_array_index (sentences, sentences->len - 1))->term = (int) n - 1;
    }
  if (*total != '\0')
    take (sentences, HSL_SENTENCE_BODY, g_strdup_printf ("以上款项合计%s。", total));
  if (*delay != '\0')
    take (sentences, HSL_SENTENCE_BODY, g_strdup_printf ("违约责任：%s", delay));
}

static void
add_optional (GPtrArray  *sentences,
              const char *heading,
              const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (heading != NULL)
    take (sentences, HSL_SENTENCE_HEADING, g_strdup (heading));
  take (sentences, HSL_SENTENCE_BODY, g_strdup (text));
}

static const char *
worker_or_blank (const HslContext *context,
                 const char       *uid)
{
  const char *name = hsl_directory_get_worker_name (context->directory, uid);

  return *name != '\0' ? name : BLANK;
}

static void
add_signing (GPtrArray          *sentences,
             const HslAgreement *self,
             const HslCase      *owner,
             const HslContext   *context)
{
  g_autoptr (GPtrArray) signatories = hsl_agreement_get_signatories (self, owner);
  g_autofree char      *names = dup_names (signatories);
  g_autofree char      *copies = dup_han (signatories->len + 1);
  g_autofree char      *day = self->drawn_on != HSL_DAY_NONE ? hsl_day_to_chinese (self->drawn_on) : NULL;
  gboolean              police = hsl_case_is_police (owner);

  if (!is_oral (self))
    take (sentences, HSL_SENTENCE_BODY,
          g_strdup_printf ("本协议一式%s份，各方当事人各执一份，%s留存一份。", copies,
                           police ? "公安机关" : "人民调解委员会"));
  take (sentences, HSL_SENTENCE_SIGN, g_strdup_printf ("当事人（签名）：%s", names));
  take (sentences, HSL_SENTENCE_SIGN,
        g_strdup_printf ("%s（签名）：%s　　记录人（签名）：%s", police ? "主持人" : "人民调解员",
                         worker_or_blank (context, self->mediator),
                         worker_or_blank (context, self->recorder)));
  take (sentences, HSL_SENTENCE_SIGN,
        g_strconcat (police || is_oral (self) ? "" : "（人民调解委员会印章）　　", day, NULL));
}

/**
 * hsl_agreement_dup_sentences:
 * @self: an agreement, which may be half typed
 *
 * Returns: (transfer full): of #HslSentence
 */
GPtrArray *
hsl_agreement_dup_sentences (const HslAgreement *self,
                             const HslCase      *owner,
                             const HslContext   *context)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_sentence_free);
  gboolean   blames = self->responsibility != NULL && *self->responsibility != '\0';

  take (sentences, HSL_SENTENCE_TITLE, g_strdup (title_of (self, owner)));
  if (owner->number != NULL)
    take (sentences, HSL_SENTENCE_SIGN, g_strdup_printf ("编号：%s", owner->number));
  add_parties (sentences, owner, context);
  take (sentences, HSL_SENTENCE_HEADING, g_strdup ("一、纠纷主要事实、争议事项"));
  take (sentences, HSL_SENTENCE_BODY,
        g_strdup (self->facts != NULL && *self->facts != '\0' ? self->facts : BLANK));
  add_optional (sentences, "二、各方当事人的责任", self->responsibility);
  take (sentences, HSL_SENTENCE_HEADING, g_strdup (blames ? "三、协议内容" : "二、协议内容"));
  add_terms (sentences, self, owner, context);
  add_optional (sentences, NULL, self->other_text);
  if (self->on_the_spot)
    take (sentences, HSL_SENTENCE_BODY, g_strdup ("以上各项已当场履行完毕，各方再无其他争议。"));
  add_signing (sentences, self, owner, context);
  return sentences;
}
