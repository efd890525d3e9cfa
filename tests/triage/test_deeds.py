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
Palantir to acquire Anduril rival Shield AI for $12 billion / Palantir buys Shield AI in $12bn deal
Figma acquires Weavy / Figma snaps up AI image startup Weavy
Cohere raises $500 million at $6.8 billion valuation / Canadian AI firm Cohere secures $500m
Dell cuts 6,500 jobs / Dell to lay off 6,500 workers, filing shows
Anthropic releases Claude Opus 5 / Anthropic unveils Claude Opus 5, touts coding gains
Warner Bros sues Midjourney / Warner Bros. files copyright suit against Midjourney
Microsoft takes $2 billion stake in Mistral / Microsoft invests $2B in French startup Mistral
Huawei launches Ascend 970 / Huawei introduces Ascend 970 AI chip
Waymo raises $6 billion / Alphabet's Waymo closes $6bn round
ServiceNow to buy Moveworks for $2.9 billion / ServiceNow agrees to acquire Moveworks
Baidu rolls out Ernie 6 / Baidu debuts Ernie 6 reasoning model
Sony recalls 20,000 PlayStation controllers / Sony issues recall of 20,000 PlayStation controllers
SAP acquires German startup Aleph Alpha / SAP takes over Aleph Alpha
Zoom slashes 1,300 jobs / Zoom lets go of 1,300 employees
Nintendo unveils Switch 3 / Nintendo announces the Switch 3 console
Elon Musk sues OpenAI again / Musk files new lawsuit against OpenAI
Hugging Face buys Pollen Robotics / Hugging Face acquires humanoid robot maker Pollen Robotics
Lambda secures $1.5 billion to build AI clouds / Lambda raises $1.5B in funding led by TWG
Meta signs deal to acquire Manus for $2 billion / Meta to buy AI agent startup Manus for more than $2 billion
Stripe lays off 300 employees / Stripe axes 300 jobs
Broadcom to acquire Marvell for $120 billion / Broadcom agrees to buy chip rival Marvell
Broadcom to acquire Marvell for $120 billion / Broadcom strikes $120 billion deal to buy Marvell
ElevenLabs raises $250 million, valuing startup at $6.6 billion / Voice AI startup ElevenLabs raises $250M
Spotify lays off 17% of staff / Spotify cuts 17% of its workforce
Tencent open-sources Hunyuan 4 / Tencent releases Hunyuan 4 as open source
Universal Music sues Suno / Universal Music takes Suno to court
AMD unveils MI500 accelerator / AMD launches MI500 to challenge Nvidia
Intel invests $350 million in SambaNova / Intel backs SambaNova with $350 million
Notion buys Cron-maker Skiff / Productivity app Notion acquires Skiff
Replit closes $400M Series D / Replit secures $400 million at $9 billion valuation
Google to Invest $40 Billion in Texas / Google plans $40 billion Texas investment
IBM completes Confluent acquisition / IBM closes $11 billion Confluent deal
PayPal eliminates 2,500 positions / PayPal to cut 2,500 jobs
Amazon debuts Kiro coding agent / Amazon launches AI coding agent Kiro
Siemens to acquire Hexagon unit for $3.5 billion / Siemens buys Hexagon unit in $3.5 billion deal
Vercel acquires Deno / Vercel snaps up JavaScript runtime maker Deno
Wayve raises $1.5 billion from SoftBank, Nvidia / UK self-driving firm Wayve secures $1.5bn
Bosch to cut 13,000 jobs / Bosch slashes 13,000 jobs as car market weakens
Moonshot launches Kimi K4 / Moonshot AI unveils open-weight Kimi K4
Ziff Davis sues OpenAI / OpenAI sued by publisher Ziff Davis
Oracle to invest $6.5 billion in Malaysia / Oracle plans $6.5 billion investment in Malaysia
Rivian recalls 34,000 delivery vans / Rivian to recall 34,000 vans
Mistral releases Voxtral 2 / Mistral debuts Voxtral 2 speech model
Perplexity in talks to raise $800 million / Perplexity seeks $800M in new funding
Klarna lays off 400 workers / Klarna eliminates 400 roles
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
Palantir to acquire Shield AI for $12 billion / Palantir wins $12 billion Army contract
Figma acquires Weavy / Figma acquires Payload
Cohere raises $500 million / AI21 raises $500 million
Dell cuts 6,500 jobs / HP cuts 6,500 jobs
Huawei launches Ascend 970 / Huawei launches Kirin 9100
Microsoft invests $2 billion in Mistral / Microsoft invests $2 billion in Malaysia
Warner Bros sues Midjourney / Warner Bros sues MiniMax
Sony recalls PlayStation controllers / Sony recalls Bravia TVs
Waymo raises $6 billion / Waymo launches robotaxis in Miami
Anthropic releases Claude Opus 5 / Anthropic releases Claude Haiku 5
Nintendo unveils Switch 3 / Nintendo raises Switch 2 price
Meta to buy Manus for $2 billion / Meta to buy Rivos for $2 billion
EU opens probe into Meta's Manus deal / Meta to buy Manus for $2 billion
Baidu rolls out Ernie 6 / Baidu shares jump as Ernie 6 rolls out
Zoom slashes 1,300 jobs / Zoom acquires BrightHire
Broadcom to acquire Marvell for $120 billion / Broadcom sells $120 billion VMware unit
ElevenLabs raises $250 million / Suno raises $250 million
Spotify lays off 17% of staff / Spotify raises prices by 17%
AMD unveils MI500 / AMD unveils Ryzen 11000
Intel invests $350 million in SambaNova / Intel invests $350 million in Ohio plant
Google to invest $40 billion in Texas / Google to invest $15 billion in India
Universal Music sues Suno / Sony Music sues Suno
Amazon debuts Kiro / Amazon debuts Nova 3
Tencent releases Hunyuan 4 / Tencent releases Hunyuan Video 4
What Broadcom's $120 billion Marvell deal means for AI chips / Broadcom to acquire Marvell for $120 billion
Microsoft invests in OpenAI rival Anthropic / Microsoft invests in OpenAI
Siemens to acquire Hexagon unit for $3.5 billion / Siemens to acquire Altair for $10 billion
Wayve raises $1.5 billion / Nuro raises $1.5 billion
Bosch to cut 13,000 jobs / ZF to cut 13,000 jobs
Moonshot launches Kimi K4 / Kimi K4 beats GPT-6 on coding benchmark
Ziff Davis sues OpenAI / Ziff Davis sues Perplexity
Mistral releases Voxtral 2 / Mistral releases Devstral 2
Rivian recalls 34,000 delivery vans / Rivian recalls R1S SUVs
Vercel acquires Deno / Vercel raises $300 million
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
戴尔裁员6500人 / Dell cuts 6,500 jobs
华为发布昇腾970 / Huawei launches Ascend 970
微软20亿美元入股Mistral / Microsoft takes $2 billion stake in Mistral
Meta以20亿美元收购Manus / Meta to buy AI agent startup Manus for $2 billion
Cohere获5亿美元融资 / Cohere raises $500 million
任天堂发布Switch 3 / Nintendo unveils Switch 3
马斯克再次起诉OpenAI / Elon Musk sues OpenAI again
索尼召回2万个PlayStation手柄 / Sony recalls 20,000 PlayStation controllers
博通1200亿美元收购Marvell / Broadcom to acquire Marvell for $120 billion
英特尔3.5亿美元投资SambaNova / Intel backs SambaNova with $350 million
AMD发布MI500 / AMD unveils MI500 accelerator
环球音乐起诉Suno / Universal Music sues Suno
腾讯开源混元4 / Tencent open-sources Hunyuan 4
IBM完成收购Confluent / IBM closes $11 billion Confluent deal
月之暗面发布Kimi K4 / Moonshot unveils Kimi K4
博世裁员1.3万人 / Bosch to cut 13,000 jobs
西门子35亿美元收购Hexagon业务 / Siemens to acquire Hexagon unit for $3.5 billion
Wayve完成15亿美元融资 / Wayve raises $1.5 billion
甲骨文65亿美元投资马来西亚 / Oracle to invest $6.5 billion in Malaysia
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
微软20亿美元入股Mistral / Microsoft invests $2 billion in Malaysia
Meta以20亿美元收购Manus / Meta abandons Manus acquisition
华为发布昇腾970 / Huawei launches Kirin 9100
Meta以20亿美元收购Manus / Meta to buy Rivos for $2 billion
博通1200亿美元收购Marvell / Marvell denies Broadcom takeover report
环球音乐起诉Suno / Universal Music sues Udio
AMD发布MI500 / AMD postpones MI500
腾讯开源混元4 / Tencent takes down Hunyuan 4
月之暗面发布Kimi K4 / Moonshot pulls Kimi K4
西门子35亿美元收购Hexagon业务 / Siemens to acquire Altair for $10 billion
博世裁员1.3万人 / Bosch scraps plan to cut 13,000 jobs
"""
LAUNCHED = """
Larkspur 4.0 released / Larkspur 4 is out with native ARM support
Introducing Claude Opus 7 / Anthropic releases Claude Opus 7
Announcing Wrenlang 2.0 / Wrenlang 2.0 arrives with a new type checker
Tanager 1.12.0 released / Tanager 1.12 released with faster builds
Heron 1.0 is here / Mail client Heron reaches 1.0
Meet the new Pixel 14a / Google unveils Pixel 14a for $499
Kestrel v1.52: Quiet mornings / Kestrel 1.52 released
Node.js 31.0.0 (Current) / Node.js 31 released
Gemma 6: our most capable open models to date / Google releases Gemma 6 open models
Ada Byron Announces Larkspur 6.21 Kernel Release / Larkspur 6.21 released
"""
"""Launches without a verb of them, as who makes a thing heads its own post."""
LAUNCHED_APART = """
Larkspur 4.0 released / Larkspur 4.1 is out
Larkspur 1.9 released / Larkspur 1.95 released
Larkspur 4.0 beta 2 released / Larkspur 4.0 is out
Introducing Claude Opus 7 / Introducing Claude Haiku 7
Google unveils Pixel 14 / Meet the new Pixel 14a
Meet the team behind Gemini 5 / Google unveils Gemini 5
Larkspur 4.0 released / Wrenlang 4.0 is out
Qwen 5 arrives on Ollama / Alibaba releases Qwen 5
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
Palantir to acquire Shield AI for $12 billion / Palantir ends talks to buy Shield AI
Figma acquires Weavy / Figma denies it is buying Weavy
Meta to buy Manus for $2 billion / Meta abandons $2 billion Manus acquisition
Meta to buy Manus for $2 billion / China blocks Meta's $2 billion Manus deal
Huawei launches Ascend 970 / Huawei delays Ascend 970 shipments
Samsung unveils Galaxy S27 / Samsung halts sales of Galaxy S27
Sony launches PS6 / Sony recalls PS6 over overheating
ServiceNow to buy Moveworks for $2.9 billion / ServiceNow, Moveworks terminate merger agreement
Elon Musk sues OpenAI / Musk withdraws lawsuit against OpenAI
Cohere in talks to raise $500 million / Cohere says funding report is false
Microsoft considers buying Cursor / Microsoft to acquire Cursor for $30 billion
Anthropic to open Tokyo office / Anthropic scraps Tokyo office plan
Google releases Gemini 4 / Google pulls Gemini 4 image tool
Amazon to invest $10 billion in OpenAI / Amazon walks away from OpenAI investment
Apple to launch home robot in 2027 / Apple kills home robot project
Broadcom to acquire Marvell for $120 billion / Marvell denies Broadcom takeover report
Broadcom to acquire Marvell for $120 billion / Broadcom drops $120 billion Marvell offer
Tencent releases Hunyuan 4 / Tencent takes down Hunyuan 4
Universal Music sues Suno / Universal Music settles Suno lawsuit
AMD unveils MI500 / AMD postpones MI500 to 2028
Intel in talks to buy SambaNova / Intel's SambaNova talks fall apart
Replit launches Agent 5 / Replit rolls back Agent 5 after outages
Spotify to cut 1,500 jobs / Spotify says it has no plans to cut jobs
IBM to buy Confluent for $11 billion / IBM completes $11 billion purchase of Confluent
Amazon considers stake in Kiro rival Cursor / Amazon abandons Cursor investment
Google to Invest $40 Billion in Texas / Google Scraps $40 Billion Texas Investment
Siemens to acquire Hexagon unit for $3.5 billion / Siemens walks away from $3.5 billion Hexagon deal
Vercel acquires Deno / Deno denies sale to Vercel
Wayve in talks to raise $1.5 billion / Wayve says it is not raising money
Bosch to cut 13,000 jobs / Bosch scraps plan to cut 13,000 jobs
Moonshot launches Kimi K4 / Moonshot pulls Kimi K4 weights
Ziff Davis sues OpenAI / Ziff Davis drops suit against OpenAI
Rivian unveils R4 / Rivian delays R4 launch
Oracle to invest $6.5 billion in Malaysia / Oracle suspends $6.5 billion Malaysia project
Klarna considers selling stake in Stripe / Klarna sells Stripe stake
Lenovo to acquire Infinidat / Lenovo completes Infinidat purchase
"""
"""What was told, and that it is denied, called off, recalled, put off, or done."""


def pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of headlines of a list."""
    return [(first, second) for first, second in (line.split(" / ") for line in text.strip().splitlines())]


@pytest.mark.parametrize(("first", "second"), pairs(RETOLD) + pairs(LAUNCHED) + pairs(OVER_LANGUAGES))
def test_one_deed_in_other_words_is_one_event(first: str, second: str) -> None:
    assert [kind(first, second, hours=hours) for hours in (2, 20)] == ["same", "same"]
    assert kind(second, first) == "same"


@pytest.mark.parametrize(
    ("first", "second"), pairs(APART) + pairs(LAUNCHED_APART) + pairs(APART_OVER_LANGUAGES)
)
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


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The plan, the fair, the country, the phone and the line of things that has many.
        ("Spotify launches mood radio for Premium users", "Spotify launches stem mixing for Premium users"),
        ("Lenovo unveils folding tablet at CES", "Lenovo unveils scrolling monitor at CES"),
        ("YouTube launches quiz cards in India", "YouTube launches recipe search in India"),
        ("Google rolls out call notes to Pixel 12", "Google rolls out theft lock to Pixel 12"),
        ("Sony unveils Bravia soundbar", "Sony unveils Bravia projector"),
    ],
)
def test_where_and_for_whom_things_are_launched_makes_them_no_one_thing(first: str, second: str) -> None:
    assert kind(first, second) != "same"
    assert kind(second, first) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Spotify launches Moodwave for Premium users", "Spotify unveils Moodwave, a radio that listens"),
        ("Lenovo unveils ThinkFold 3 tablet at CES", "Lenovo reveals ThinkFold 3 at CES in Las Vegas"),
        ("Sony unveils Bravia Cinebar soundbar", "Sony announces Bravia Cinebar speaker"),
    ],
)
def test_one_thing_is_one_wherever_it_is_launched(first: str, second: str) -> None:
    assert kind(first, second) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Insta900 launches X6 camera", "Insta900 launches Link 3 webcam"),
        ("Rapid8 launches AI agent Vector", "Rapid8 launches exposure scanner InsightX"),
        ("Acme Lab launches H2S printer", "Acme Lab launches P2S printer"),
    ],
)
def test_figures_of_a_name_are_no_version_that_two_things_share(one: str, other: str) -> None:
    assert kind(one, other, hours=1) != "same"
