"""Latin words of the trade that are no names: anyone may write them, whatever the source calls the thing."""

_WORDS = """
AI AGI ASI AIGC API APP App SDK CLI GUI UI UX IDE OS PC CPU GPU TPU NPU FPGA ASIC SoC RAM DRAM SSD
HDD USB HBM LLM LLMs VLM VLA MLLM NLP CV OCR ASR TTS STT RAG MoE RL RLHF RLVR SFT DPO PPO GRPO LoRA
MCP A2A KV CEO CTO CFO COO CIO CSO CPO HR PR PM VP IPO VC PE IP IT ICT IoT SaaS PaaS IaaS B2B B2C
ToB ToC To B C G KPI OKR ROI ARR MAU DAU GMV GDP CPI PPT PDF CSV JSON XML HTML CSS SQL URL QR VR AR
MR XR EV OTA L2 L3 L4 L5 2D 3D 4D 2K 4K 8K 1080P 720P HD 2G 3G 4G 5G 6G WiFi Wi-Fi LED OLED LCD GB
MB TB KB PB Gbps Mbps GHz MHz kW MW GW kWh FPS fps TOPS TFLOPS PFLOPS ID DIY FAQ Q&A VIP KOL UP UGC
PGC BGM MV TV NASA FBI CIA EU UN USA US UK GDPR DNA RNA MRI CT ETF QDII NFT DeFi Web Web2 Web3 ICU
STEM PhD MBA ESG Agent Agents Agentic Token Tokens Prompt Prompts Skill Skills Workflow Chatbot
Copilot Bot Demo Beta Alpha Plus Pro Max Mini Ultra Lite Benchmark Transformer Diffusion Embedding
Fine-tuning Coding Vibe Context Harness Loop Pipeline Embodied Scaling Law Reasoning Thinking Deep
Research Open Source Online Offline Cloud Edge Robotaxi Robot Startup SOTA State-of-the-art Python
Java JavaScript TypeScript Rust Go C++ Linux Windows Android iOS macOS Web PDF Word Excel Markdown
LaTeX GitHub Star Stars Fork Issue PR MIT-License Apache SWE Top TOP No NO Vol OK AM PM GMT UTC PT
ET VS vs Inc Ltd Co Corp End-to-End Zero-shot Few-shot CoT ToT PoC POC MVP SOP ToF EUV DUV RTX GPGPU
AIoT AIPC K12 CES GTC
"""
COMMON = frozenset(word.casefold() for word in _WORDS.split())

_ENGLISH_WORDS = """
the a an and or of in on at to by for from with about over under as is are was were be been it its
this that these those he she they we you i his her their our new how why what when where who which
after before if but not no yes can will would could should may might must has have had do does did
more most less than all any some one two monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december up out into now
today says said
"""
ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Words of English that begin sentences."""
