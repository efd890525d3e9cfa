"""What English headlines say in other words, and headlines of two languages, of deals that are made up."""

import pytest

from tests.triage.test_grouping import kind

RETOLD = """
Apple to acquire Perplexity for $30 billion / Apple to buy Perplexity in $30B deal
Apple to acquire Perplexity for $30 billion / Apple agrees to acquire AI startup Perplexity
Apple to buy Perplexity in $30B deal / Apple agrees to acquire AI startup Perplexity
OpenAI launches GPT-6 / OpenAI unveils GPT-6, its most capable model
Nvidia invests $5 billion in Intel / Nvidia takes $5B stake in Intel
Anthropic raises $13 billion at $183 billion valuation / Anthropic secures $13B in Series F funding
Microsoft lays off 9,000 employees / Microsoft cuts 9,000 jobs in latest round
The New York Times sues Perplexity over copyright / New York Times files lawsuit against Perplexity
Meta snaps up voice startup PlayAI / Meta acquires PlayAI
Google rolls out Gemini 4 to all users / Google releases Gemini 4
Salesforce to buy Informatica for $8 billion / Salesforce strikes $8bn deal for Informatica
Mistral closes $2 billion funding round / French AI lab Mistral raises $2bn
SoftBank to take over Ampere for $6.5 billion / SoftBank acquires chip designer Ampere in $6.5B deal
Samsung unveils Galaxy S27 / Samsung launches Galaxy S27 with on-device AI
Intel to slash 15,000 jobs / Intel plans to cut 15,000 jobs
Amazon backs Anthropic with $4 billion / Amazon to invest $4 billion in Anthropic
Getty Images sues Stability AI over training data / Stability AI sued by Getty Images
AMD buys ZT Systems for $4.9bn / AMD to acquire ZT Systems in $4.9 billion deal
xAI raises $10 billion / Musk's xAI secures $10bn in new funding
DeepSeek releases DeepSeek-V4 / DeepSeek debuts V4 model
Tesla introduces Optimus 3 / Tesla unveils Optimus 3 robot
CoreWeave acquires Weights & Biases / CoreWeave snaps up Weights & Biases
Databricks in talks to raise $5 billion / Databricks is seeking $5bn in new funding
Adobe completes Semrush takeover / Adobe closes acquisition of Semrush
Figure lands $1 billion in funding / Figure raises $1B to build humanoid robots
ByteDance to cut 1,200 jobs at TikTok / TikTok owner ByteDance lays off 1,200 staff
Cisco to Acquire Startup Robust Intelligence for $400 Million / Cisco buys Robust Intelligence in $400M deal
Harvey raises $300M at $5B valuation / Legal AI startup Harvey secures $300 million
Oracle cuts 3,000 jobs as AI spending climbs / Oracle lays off about 3,000 workers
Snowflake to buy Observe for about $1 billion / Snowflake acquiring Observe for $1 billion
Disney sues Midjourney for copyright infringement / Disney takes Midjourney to court over AI images
Alibaba releases Qwen4 / Alibaba unveils open-source Qwen4 model
Thinking Machines Lab closes $2B seed round / Mira Murati's Thinking Machines raises $2 billion
Qualcomm snaps up Arduino / Qualcomm acquires open-source hardware maker Arduino
xAI introduces Grok 5 / Musk's xAI launches Grok 5
Cerebras secures $1 billion in new funding / Chipmaker Cerebras raises $1bn
Nvidia to invest up to $100 billion in OpenAI / Nvidia plans $100B investment in OpenAI
ASML takes stake in Mistral / ASML invests in Mistral
Workday to acquire Sana for $1.1 billion / Workday buys Swedish AI startup Sana for $1.1bn
Accenture lets go of 12,000 staff / Accenture cuts 12,000 jobs
CoreWeave agrees to buy Core Scientific / CoreWeave to acquire Core Scientific in $9 billion deal
Reddit sues Anthropic / Anthropic sued by Reddit over scraping
Apple announces M6 chip / Apple unveils M6
Google debuts Veo 4 video model / Google releases Veo 4
Runway raises $308 million in Series D / AI video startup Runway lands $308M
"""
"""One deed in other words."""
APART = """
Apple to acquire Perplexity for $30 billion / Apple to acquire Mistral for $30 billion
OpenAI launches GPT-6 / OpenAI launches Sora 3
Nvidia invests $5 billion in Intel / Nvidia invests $1 billion in Nokia
Nvidia invests $5 billion in Intel / Nvidia invests $100 billion in OpenAI
Microsoft lays off 9,000 employees / Microsoft cuts 300 jobs in Washington
Anthropic raises $13 billion / Anthropic raises $3.5 billion
New York Times sues OpenAI / Ziff Davis sues OpenAI
Apple unveils iPhone 18 / Apple unveils smart glasses at $1,200
OpenAI launches GPT-6 / OpenAI sued over GPT-6
OpenAI launches GPT-6 / GPT-6 tops the LMArena leaderboard
Google launches Gemini 4 / Apple to use Gemini 4 in Siri
Amazon to buy Bee for $50 million / Amazon buys Fauna for $50 million
Mistral raises $2 billion / Harvey raises $2 billion
Meta acquires PlayAI / Meta acquires Rivos
Salesforce to buy Informatica for $8 billion / Salesforce to buy Convergence for $800 million
Intel to slash 15,000 jobs / Cisco to slash 4,000 jobs
Apple recalls iPhone 18 chargers / Apple recalls Vision Pro batteries
Nvidia to invest $2 billion in xAI / Nvidia to invest $2 billion in Synopsys
Tesla raises prices of Model Y / Tesla raises $5 billion
Samsung unveils Galaxy S27 / Samsung unveils Galaxy Z Fold 8
Google sued by Epic over Play Store / Google sued by Texas over privacy
OpenAI to buy Windsurf for $3 billion / OpenAI raises $3 billion
Amazon backs Anthropic with $4 billion / Google backs Anthropic with $2 billion
OpenAI launches GPT-6 / OpenAI launches GPT-6 mini
Google launches Gemini 4 Pro / Google launches Gemini 4 Flash
Nvidia invests $5 billion in Intel / Intel raises $5 billion from bond sale
Meta in talks to acquire PlayAI / Meta acquires PlayAI
Apple considers buying Mistral / Apple buys Mistral
Microsoft sues Proton over patents / Proton sues Microsoft over patents
Anthropic raises $13 billion / Anthropic invests $13 billion in data centers
Cisco to acquire Robust Intelligence / Cisco to acquire SnapAttack
Perplexity launches Comet / Perplexity launches Finance
Harvey raises $300M at $5B valuation / Harvey raises $160M at $8B valuation
Oracle cuts 3,000 jobs / Oracle raises $18 billion in bond sale
Snowflake to buy Observe for about $1 billion / Snowflake to buy Crunchy Data for $250 million
Disney sues Midjourney / Disney invests $1 billion in OpenAI
Alibaba releases Qwen4 / Alibaba releases Wan 3
Apple announces M6 chip / Apple announces Vision Air
Google debuts Veo 4 / Google debuts Genie 4
Reddit sues Anthropic / Reddit sues Perplexity
EU approves Microsoft's plan to buy Activision / Microsoft to buy Activision
Nvidia to invest up to $100 billion in OpenAI / Nvidia shares jump after plan to invest $100 billion in OpenAI
Why Apple should buy Perplexity / Apple to buy Perplexity
Nvidia to invest $5 billion in Intel / US regulators clear Nvidia's $5 billion Intel investment
OpenAI launches GPT-6 / Microsoft launches GPT-6 on Azure
Anthropic launches Claude for Chrome / Anthropic launches Claude for Finance
Apple launches Vision Pro in China / Apple launches Vision Pro in Japan
Meta invests $14 billion in Scale AI / Meta invests $10 billion in Louisiana data center
Amazon cuts 14,000 jobs / Amazon hires 250,000 workers
Nvidia-backed Wayve raises $1 billion / Nvidia-backed Figure raises $1 billion
Tesla recalls 63,000 Cybertrucks / Tesla launches cheaper Cybertruck
Google launches Gemini in Chrome / Google launches Gemini for Home
Meta sues CrushAI maker / Meta sued by authors
Samsung invests in Rainbow Robotics / Samsung invests in Figure
"""
"""Two deeds of a firm, or of two firms; what is made of one; what is only thought of."""
OVER_LANGUAGES = """
苹果300亿美元收购Perplexity / Apple to buy Perplexity for $30 billion
英伟达向英特尔投资50亿美元 / Nvidia invests $5 billion in Intel
OpenAI发布GPT-6 / OpenAI launches GPT-6
微软裁员9000人 / Microsoft lays off 9,000 employees
Anthropic完成130亿美元融资 / Anthropic raises $13 billion
软银65亿美元收购Ampere / SoftBank to acquire Ampere in $6.5 billion deal
苹果收购Perplexity / Apple acquires AI startup Perplexity
三星发布Galaxy S27 / Samsung unveils Galaxy S27
英特尔将裁员1.5万人 / Intel to slash 15,000 jobs
谷歌发布Gemini 4 / Google debuts Gemini 4, its smartest model yet
Meta收购语音初创公司PlayAI / Meta snaps up PlayAI
马斯克旗下xAI获100亿美元融资 / xAI closes $10bn funding round
思科4亿美元收购Robust Intelligence / Cisco to acquire Robust Intelligence for $400 million
阿里发布Qwen4 / Alibaba unveils Qwen4
甲骨文裁员3000人 / Oracle cuts 3,000 jobs
Harvey完成3亿美元融资 / Harvey raises $300 million
英伟达拟向OpenAI投资1000亿美元 / Nvidia to invest up to $100 billion in OpenAI
迪士尼起诉Midjourney / Disney sues Midjourney
阿斯麦入股Mistral / ASML takes stake in Mistral
高通收购Arduino / Qualcomm snaps up Arduino
苹果发布M6芯片 / Apple unveils M6 chip
谷歌推出Veo 4 / Google debuts Veo 4
"""
APART_OVER_LANGUAGES = """
苹果300亿美元收购Perplexity / Apple to buy Mistral for $30 billion
OpenAI发布GPT-6 / OpenAI delays GPT-6
英伟达向英特尔投资50亿美元 / Nvidia invests $5 billion in Nokia
苹果收购Perplexity / Perplexity sues Apple
微软裁员9000人 / Microsoft cuts 300 jobs
三星发布Galaxy S27 / Samsung unveils Galaxy Z Fold 8
Anthropic完成130亿美元融资 / Anthropic raises $3.5 billion
思科收购Robust Intelligence / Cisco to acquire SnapAttack
迪士尼起诉Midjourney / Disney sues MiniMax
高通收购Arduino / Arduino launches new board with Qualcomm chip
谷歌推出Veo 4 / Google debuts Genie 4
英伟达拟向OpenAI投资1000亿美元 / Nvidia shares rise on OpenAI plan
苹果发布M6芯片 / Apple unveils Vision Air
阿斯麦入股Mistral / Mistral launches Le Chat app
"""
TURNED = """
Apple to acquire Perplexity for $30 billion / Apple denies talks to buy Perplexity
Apple to acquire Perplexity for $30 billion / Apple drops Perplexity bid
Apple to acquire Perplexity for $30 billion / Apple walks away from Perplexity deal
Apple to acquire Perplexity for $30 billion / Apple calls off Perplexity takeover
Apple to acquire Perplexity for $30 billion / Apple says report on Perplexity takeover is not true
Samsung launches Galaxy Ring 2 / Samsung recalls Galaxy Ring 2 over battery fires
OpenAI launches GPT-6 / OpenAI pulls GPT-6 after outcry
Google to charge for Gemini search / Google scraps plan to charge for Gemini search
Nvidia to invest $5 billion in Intel / Nvidia abandons $5 billion Intel investment
Microsoft to lay off 9,000 employees / Microsoft shelves plan to lay off 9,000
Tesla to buy $2 billion stake in xAI / Tesla denies xAI investment
Meta in talks to acquire Scale AI / Meta pulls out of Scale AI talks
Adobe to acquire Figma for $20 billion / Adobe, Figma call off $20 billion merger
Amazon to buy iRobot / Amazon ends iRobot deal
Qualcomm approaches Intel about takeover / Qualcomm backs out of Intel takeover
New York Times sues OpenAI / New York Times drops lawsuit against OpenAI
Anthropic releases Claude 6 / Anthropic rolls back Claude 6
Apple to launch iPhone Fold in September / Apple postpones iPhone Fold launch
Databricks in talks to raise $5 billion / Databricks says reports of $5 billion raise are false
OpenAI to buy Windsurf for $3 billion / OpenAI's $3 billion Windsurf deal collapses
OpenAI to buy Windsurf for $3 billion / OpenAI's Windsurf deal is off
Meta acquires PlayAI / Meta cancels PlayAI acquisition
Apple to buy Perplexity / 苹果否认收购Perplexity
苹果300亿美元收购Perplexity / Apple denies talks to buy Perplexity
苹果300亿美元收购Perplexity / Apple walks away from Perplexity deal
Meta in talks to acquire PlayAI / Meta acquires PlayAI
Apple considers buying Mistral / Apple to buy Mistral for $14 billion
Cisco to acquire Robust Intelligence / Cisco walks away from Robust Intelligence
Snowflake in talks to buy Observe / Snowflake to buy Observe for $1 billion
Perplexity launches Comet / Perplexity pulls Comet over security flaw
Nvidia to invest up to $100 billion in OpenAI / Nvidia backs out of $100 billion OpenAI investment
Nvidia to invest up to $100 billion in OpenAI / OpenAI denies $100 billion Nvidia investment
Apple plans foldable iPad for 2027 / Apple delays foldable iPad
Meta to buy Rivos / Meta's Rivos deal falls apart
Reddit sues Anthropic / Reddit drops Anthropic lawsuit
Anker unveils 622 power bank / Anker recalls 622 power bank
CoreWeave to buy Core Scientific for $9 billion / CoreWeave's $9 billion Core Scientific takeover collapses
CoreWeave to buy Core Scientific for $9 billion / Core Scientific rejects CoreWeave offer
Microsoft launches Recall / Microsoft suspends Recall rollout
Google to acquire Wiz for $32 billion / Google completes $32 billion Wiz acquisition
Amazon plans to cut 30,000 jobs / Amazon denies plan to cut 30,000 jobs
xAI in talks to raise $20 billion / Musk: reports of $20 billion xAI raise are not true
xAI in talks to raise $20 billion / Musk says xAI is not raising $20 billion
Intel considers selling Altera / Intel scraps Altera sale
Humane launches AI Pin / Humane kills AI Pin
思科收购Robust Intelligence / Cisco calls off Robust Intelligence takeover
迪士尼起诉Midjourney / Disney drops lawsuit against Midjourney
Nvidia to invest up to $100 billion in OpenAI / 英伟达放弃对OpenAI的1000亿美元投资
Apple to buy Mistral / 苹果否认收购Mistral
Amazon to buy Bee / Amazon abandons purchase of Bee
"""
"""What was told, and that it is denied, called off, recalled, put off, or done."""


def pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of headlines of a list."""
    return [(first, second) for first, second in (line.split(" / ") for line in text.strip().splitlines())]


@pytest.mark.parametrize(("first", "second"), pairs(RETOLD) + pairs(OVER_LANGUAGES))
def test_one_deed_in_other_words_is_one_event(first: str, second: str) -> None:
    assert [kind(first, second, hours=hours) for hours in (2, 20)] == ["same", "same"]
    assert kind(second, first) == "same"


@pytest.mark.parametrize(("first", "second"), pairs(APART) + pairs(APART_OVER_LANGUAGES))
def test_two_deeds_are_two_events(first: str, second: str) -> None:
    assert "same" not in [kind(first, second, hours=hours) for hours in (2, 20)]
    assert kind(second, first) != "same"


@pytest.mark.parametrize(("first", "second"), pairs(TURNED))
def test_a_turn_is_offered_as_such_at_once(first: str, second: str) -> None:
    assert {kind(first, second, hours=hours) for hours in (0.2, 16, 60)} == {"earlier"}


def test_a_word_in_small_letters_is_no_name() -> None:
    """Seed is a laboratory as well."""
    first = "Larkspur closes $2B seed round"
    assert kind(first, "Larkspur raises $2 billion") == "same"
