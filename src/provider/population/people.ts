/** Where people come from: what they are called and how they are reached there. */
export interface Region {
  readonly locale: string;
  readonly country: string;
  readonly timezone: string;
  readonly callingCode: string;
  readonly cities: readonly string[];
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** The family name is written first. */
  readonly isFamilyFirst?: boolean;
  /** How the names are written in Latin letters, where they are not. */
  readonly latin?: Readonly<Record<string, string>>;
}

const words = (text: string): readonly string[] => text.split(' ');

export const regions: readonly Region[] = [
  {
    locale: 'en-US',
    country: 'US',
    timezone: 'America/New_York',
    callingCode: '+1',
    cities: ['New York', 'Austin', 'Seattle', 'Chicago'],
    given: words('Barbara James Olivia Liam Emma Noah Ava Ethan Grace Mason Zoe Caleb Maya Hunter Destiny Trevor'),
    family: words(
      "Jensen Smith O'Malley Johnson Nguyen Brown Garcia D'Angelo Miller Van-Dyke Lee Washington Begay Cohen",
    ),
  },
  {
    locale: 'en-GB',
    country: 'GB',
    timezone: 'Europe/London',
    callingCode: '+44',
    cities: ['London', 'Leeds', 'Glasgow', 'Cardiff'],
    given: words('Alice Harry Isla Oliver Freya Alfie Siân Rhys Poppy Callum Aisha Imran'),
    family: words("Taylor MacDonald O'Brien Evans Patel Thompson Wright Llewellyn Khan Smythe-Jones Fraser Begum"),
  },
  {
    locale: 'de-DE',
    country: 'DE',
    timezone: 'Europe/Berlin',
    callingCode: '+49',
    cities: ['Berlin', 'München', 'Köln', 'Düsseldorf'],
    given: words('Jürgen Anna-Lena Björn Käthe Lukas Mia Felix Günther Leonie Sören Emre Ayşe'),
    family: words('Müller Schmidt Weiß Schröder Groß Fischer Yılmaz Jäger Köhler Hoffmann Strauß Böhm'),
  },
  {
    locale: 'fr-FR',
    country: 'FR',
    timezone: 'Europe/Paris',
    callingCode: '+33',
    cities: ['Paris', 'Lyon', 'Orléans', 'Saint-Étienne'],
    given: words('Éloïse Jean-Luc Chloé François Zoé Théo Anaïs Noël Inès Loïc Hélène Mathéo'),
    family: words("Dupont Lefèvre D'Amboise Müntz Garçon Bélanger L'Hermite Moreau N'Diaye Benoît Rousseau Traoré"),
  },
  {
    locale: 'es-ES',
    country: 'ES',
    timezone: 'Europe/Madrid',
    callingCode: '+34',
    cities: ['Madrid', 'Málaga', 'Cádiz', 'A Coruña'],
    given: words('José María Lucía Íñigo Sofía Martín Begoña Ángel Núria Andrés Inés Óscar'),
    family: words('García Núñez Muñoz Fernández Ibáñez López Peña Etxeberria Güell Castaño Vázquez Ortiz'),
  },
  {
    locale: 'pl-PL',
    country: 'PL',
    timezone: 'Europe/Warsaw',
    callingCode: '+48',
    cities: ['Warszawa', 'Łódź', 'Kraków', 'Gdańsk'],
    given: words('Łukasz Zofia Michał Małgorzata Paweł Agnieszka Sławomir Żaneta Jerzy Bożena'),
    family: words('Nowak Wójcik Łukasiewicz Zięba Śliwa Dąbrowski Kowalczyk Źrebiec Ćwik Jabłoński'),
  },
  {
    locale: 'sv-SE',
    country: 'SE',
    timezone: 'Europe/Stockholm',
    callingCode: '+46',
    cities: ['Stockholm', 'Göteborg', 'Malmö', 'Växjö'],
    given: words('Åsa Björn Elsa Göran Märta Östen Linnéa Håkan Maja Jörgen'),
    family: words('Andersson Sjöberg Åkesson Lindström Öberg Nilsson Hägg Bergström Ekdahl Norén'),
  },
  {
    locale: 'tr-TR',
    country: 'TR',
    timezone: 'Europe/Istanbul',
    callingCode: '+90',
    cities: ['İstanbul', 'İzmir', 'Muğla', 'Diyarbakır'],
    given: words('Işıl Çağla Ömer Gülşen İbrahim Şule Uğur Zeynep Barış Nazlı'),
    family: words('Yıldız Öztürk Şahin Çelik Doğan Aydın Kılıç Güneş Ünal Işık'),
  },
  {
    locale: 'el-GR',
    country: 'GR',
    timezone: 'Europe/Athens',
    callingCode: '+30',
    cities: ['Αθήνα', 'Πάτρα'],
    given: words('Γιώργος Ελένη Νίκος Σοφία'),
    family: words('Παπαδόπουλος Ιωαννίδης Οικονόμου Νικολάου'),
    latin: {
      Γιώργος: 'Giorgos',
      Ελένη: 'Eleni',
      Νίκος: 'Nikos',
      Σοφία: 'Sofia',
      Παπαδόπουλος: 'Papadopoulos',
      Ιωαννίδης: 'Ioannidis',
      Οικονόμου: 'Oikonomou',
      Νικολάου: 'Nikolaou',
    },
  },
  {
    locale: 'uk-UA',
    country: 'UA',
    timezone: 'Europe/Kyiv',
    callingCode: '+380',
    cities: ['Київ', 'Львів'],
    given: words('Олена Тарас Юлія Богдан'),
    family: words('Шевченко Коваль Їжакевич Мельник'),
    latin: {
      Олена: 'Olena',
      Тарас: 'Taras',
      Юлія: 'Yuliia',
      Богдан: 'Bohdan',
      Шевченко: 'Shevchenko',
      Коваль: 'Koval',
      Їжакевич: 'Yizhakevych',
      Мельник: 'Melnyk',
    },
  },
  {
    locale: 'ar-EG',
    country: 'EG',
    timezone: 'Africa/Cairo',
    callingCode: '+20',
    cities: ['القاهرة', 'الجيزة'],
    given: words('محمد فاطمة أحمد ليلى'),
    family: words('حسن السيد منصور الشافعي'),
    latin: {
      محمد: 'Mohamed',
      فاطمة: 'Fatima',
      أحمد: 'Ahmed',
      ليلى: 'Laila',
      حسن: 'Hassan',
      السيد: 'Elsayed',
      منصور: 'Mansour',
      الشافعي: 'Elshafei',
    },
  },
  {
    locale: 'hi-IN',
    country: 'IN',
    timezone: 'Asia/Kolkata',
    callingCode: '+91',
    cities: ['मुंबई', 'पुणे', 'Bengaluru'],
    given: words('प्रिया राहुल अनन्या विक्रम'),
    family: words('शर्मा पटेल अय्यर सिंह'),
    latin: {
      प्रिया: 'Priya',
      राहुल: 'Rahul',
      अनन्या: 'Ananya',
      विक्रम: 'Vikram',
      शर्मा: 'Sharma',
      पटेल: 'Patel',
      अय्यर: 'Iyer',
      सिंह: 'Singh',
    },
  },
  {
    locale: 'ja-JP',
    country: 'JP',
    timezone: 'Asia/Tokyo',
    callingCode: '+81',
    cities: ['東京', '大阪', '札幌'],
    given: words('陽菜 蓮 結衣 翔太 さくら'),
    family: words('佐藤 鈴木 髙橋 渡邉 𠮷田'),
    isFamilyFirst: true,
    latin: {
      陽菜: 'Hina',
      蓮: 'Ren',
      結衣: 'Yui',
      翔太: 'Shota',
      さくら: 'Sakura',
      佐藤: 'Sato',
      鈴木: 'Suzuki',
      髙橋: 'Takahashi',
      渡邉: 'Watanabe',
      𠮷田: 'Yoshida',
    },
  },
  {
    locale: 'ko-KR',
    country: 'KR',
    timezone: 'Asia/Seoul',
    callingCode: '+82',
    cities: ['서울', '부산'],
    given: words('서연 민준 지우 도윤'),
    family: words('김 이 박 최'),
    isFamilyFirst: true,
    latin: {
      서연: 'Seoyeon',
      민준: 'Minjun',
      지우: 'Jiwoo',
      도윤: 'Doyun',
      김: 'Kim',
      이: 'Lee',
      박: 'Park',
      최: 'Choi',
    },
  },
  {
    locale: 'zh-CN',
    country: 'CN',
    timezone: 'Asia/Shanghai',
    callingCode: '+86',
    cities: ['上海', '深圳', '成都'],
    given: words('伟 芳 子涵 浩然'),
    family: words('王 李 欧阳 诸葛'),
    isFamilyFirst: true,
    latin: {
      伟: 'Wei',
      芳: 'Fang',
      子涵: 'Zihan',
      浩然: 'Haoran',
      王: 'Wang',
      李: 'Li',
      欧阳: 'Ouyang',
      诸葛: 'Zhuge',
    },
  },
  {
    locale: 'vi-VN',
    country: 'VN',
    timezone: 'Asia/Ho_Chi_Minh',
    callingCode: '+84',
    cities: ['Hà Nội', 'Đà Nẵng'],
    given: words('Thảo Dũng Hương Tuấn Ngọc'),
    family: words('Nguyễn Trần Phạm Đặng Hoàng'),
    isFamilyFirst: true,
  },
];

export interface Department {
  readonly name: string;
  readonly titles: readonly string[];
}

export const departments: readonly Department[] = [
  { name: 'Engineering', titles: ['Software Engineer', 'Senior Engineer', 'Architect', 'SRE'] },
  { name: 'R&D', titles: ['Researcher', 'Scientist', 'Lab Technician'] },
  { name: 'Sales', titles: ['Account Executive', 'Sales Engineer', 'Account Manager'] },
  { name: 'Customer Success', titles: ['Support Agent', 'Success Manager'] },
  { name: 'Human Resources', titles: ['Recruiter', 'HR Partner', 'People Analyst'] },
  { name: 'Finance', titles: ['Accountant', 'Controller', 'Payroll Clerk'] },
  { name: 'Legal', titles: ['Counsel', 'Paralegal'] },
  { name: 'IT', titles: ['Administrator', 'Help Desk Agent', 'Security Analyst'] },
  { name: 'Operations', titles: ['Planner', 'Buyer', 'Shift Lead'] },
  { name: 'Marketing', titles: ['Copywriter', 'Designer', 'Product Marketer'] },
];
