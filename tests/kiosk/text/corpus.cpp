#include "tests/kiosk/text/corpus.h"

const std::vector<Sample>& samples()
{
    static const std::vector<Sample> all{
        {"fr", false,
         "D’après vos réponses, vous pouvez demander une carte de séjour « vie privée et familiale "
         "» "
         "à l’âge de 18 ans ; le dossier n° 9303123456 a été déposé le 23 novembre 2026 à 09:41. "
         "Vérifiez l’adresse électronique : œuvre, où, garçon, Noël, (ÉTRANGER) [A–Z] 100 %."},
        {"en", false,
         "From your answers, you can apply for a residence permit. Put the first page face down on "
         "the glass, then touch “Scan”. The decision belongs to the prefecture; you may always ask "
         "to be received at a desk (R.431-2). AV To fi ffl 1/2."},
        {"ar", true,
         "بحسب إجاباتكم، يمكنكم طلب بطاقة إقامة. ضعوا الصفحة الأولى من جواز السفر على الزجاج، ثم "
         "اضغطوا على «مسح». القرار يعود إلى المحافظة؛ هل تريدون الاستمرار؟ لا إله، الْعَرَبِيَّةُ."},
        {"fa", true,
         "بر اساس پاسخ‌های شما، می‌توانید درخواست کارت "
         "اقامت "
         "کنید. "
         "گذرنامه "
         "را "
         "روی "
         "شیشه "
         "بگذارید؛ "
         "سال ۱۴۰۵ و شمارهٔ ۴۵۶."},
        {"ps", true,
         "ستاسو د ځوابونو له مخې، تاسو د اوسېدو کارت غوښتنه کولی شئ. پاسپورټ پر ښیښه کېږدئ ۴۵۶."},
        {"ur", true,
         "آپ کے جوابات کے مطابق آپ رہائشی کارڈ کی درخواست دے سکتے ہیں۔ پاسپورٹ کا پہلا صفحہ شیشے "
         "پر "
         "رکھیں، ۴۵۶۔"},
        {"zh", false,
         "根据您的回答，您可以申请居留证。请将护照的第一页朝下放在玻璃上，然后点击“扫描”。决定权属"
         "于省政府。"},
        {"ru", false,
         "По вашим ответам, вы можете подать заявление на вид на жительство. Положите первую "
         "страницу паспорта на стекло, затем нажмите «Сканировать»."},
        {"uk", false,
         "За вашими відповідями, ви можете подати заяву на посвідку на проживання. Їжак, ґанок, "
         "об’єкт."},
        {"tr", false,
         "Yanıtlarınıza göre oturma izni başvurusunda bulunabilirsiniz. Pasaportun ilk sayfasını "
         "cama koyun; İstanbul, ışık, şğüöç."},
        {"vi", false,
         "Theo câu trả lời của bạn, bạn có thể xin thẻ cư trú. Đặt trang đầu tiên của hộ chiếu úp "
         "xuống kính, rồi chạm “Quét”."},
        {"bn", false,
         "আপনার উত্তর অনুযায়ী আপনি বসবাসের অনুমতিপত্রের জন্য আবেদন করতে পারেন। পাসপোর্টের প্রথম "
         "পৃষ্ঠাটি কাচের উপর রাখুন, ক্ষমা, সূর্য, শুদ্ধ।"},
        {"hi", false,
         "आपके उत्तरों के अनुसार आप निवास परमिट के लिए आवेदन कर सकते हैं। पासपोर्ट का पहला पृष्ठ काँच पर रखें, "
         "आत्मा, स्वतन्त्र, मनुष्यों।"},
        {"ta", false, "உங்கள் பதில்களின்படி நீங்கள் வதிவிட அட்டைக்கு விண்ணப்பிக்கலாம். ஸ்ரீ க்ஷ ஹௌ கோ."},
        {"ka", false, "თქვენი პასუხების მიხედვით შეგიძლიათ მოითხოვოთ ბინადრობის ნებართვა."},
        {"hy", false, "Ձեր պատասխանների համաձայն՝ կարող եք դիմել կացության քարտի համար։"},
        {"am", false, "በመልሶችዎ መሠረት የመኖሪያ ፈቃድ ማመልከት ይችላሉ።"},
    };
    return all;
}

const std::vector<Sample>& endonyms()
{
    static const std::vector<Sample> all{
        {"fr", false, "Français"},
        {"en", false, "English"},
        {"ar", true, "العربية"},
        {"tr", false, "Türkçe"},
        {"zh", false, "中文"},
        {"pt", false, "Português"},
        {"es", false, "Español"},
        {"ru", false, "Русский"},
        {"uk", false, "Українська"},
        {"fa", true, "فارسی"},
        {"ps", true, "پښتو"},
        {"bn", false, "বাংলা"},
        {"ta", false, "தமிழ்"},
        {"hi", false, "हिन्दी"},
        {"ur", true, "اردو"},
        {"ka", false, "ქართული"},
        {"sq", false, "Shqip"},
        {"hy", false, "Հայերեն"},
        {"ht", false, "Kreyòl ayisyen"},
        {"vi", false, "Tiếng Việt"},
        {"ti", false, "ትግርኛ"},
        {"so", false, "Soomaali"},
        {"bm", false, "Bamanankan"},
        {"ln", false, "Lingála"},
        {"am", false, "አማርኛ"},
        {"ro", false, "Română"},
        {"sr", false, "Српски"},
        {"ku", false, "Kurmancî"},
        {"ff", false, "Pulaar, ɓ ɗ ŋ ƴ"},
        {"snk", false, "Sooninkanxanne"},
        {"wo", false, "Wolof, ñ ŋ ë"},
        {"pa", false, "ਪੰਜਾਬੀ"},
        {"mg", false, "Malagasy"},
        {"si", false, "සිංහල"},
        {"ne", false, "नेपाली"},
    };
    return all;
}
